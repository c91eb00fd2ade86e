import type { SettingControl, SettingsDraft } from '#lib/review/connections/setting.ts';

/** One field of a connection's settings form: what it is, what was typed, and the problems by field name. */
export type SettingFieldProps = {
  control: SettingControl;
  value: SettingsDraft[string];
  problems: Record<string, string>;
  /** The webhooks' address before the secret, where the secret is part of it. */
  addressBefore: string | null;
  onChange: (value: SettingsDraft[string]) => void;
};
