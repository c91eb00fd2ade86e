import type { SettingControl } from './setting.ts';

/** A provider in the form for a new connection. */
export type ProviderChoice = {
  id: string;
  label: string;
  /** What it can do with every setting filled in, and what it can't: "Lists its applicants", "Gives no images". */
  capabilities: { what: string; isThere: boolean }[];
  controls: SettingControl[];
  /** The name of the secret setting that is the end of the webhooks' address; null where there is none. */
  secretInAddress: string | null;
};
