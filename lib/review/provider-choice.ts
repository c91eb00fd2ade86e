import type { SettingControl } from './connection-setting.ts';

/** A provider as the form for a new connection offers it. */
export type ProviderChoice = {
  id: string;
  label: string;
  /** What it can do at most, told from what its adapter has: "Lists its applicants". */
  abilities: { what: string; isThere: boolean }[];
  controls: SettingControl[];
};
