import type { SettingControl } from './setting.ts';

/** A provider as the form for a new connection offers it. */
export type ProviderChoice = {
  id: string;
  label: string;
  /** What it can do at most and what not, told from what its adapter has: "Lists its applicants". */
  abilities: { what: string; isThere: boolean }[];
  controls: SettingControl[];
  /** The secret that is part of the webhooks' address, if one is. */
  secretInAddress: string | null;
};
