import type { FormField, PlainControl } from '../commands/form-field.ts';

/** One field of a connection's form, drawn from what the provider's settings say of themselves. */
export type SettingControl = FormField & {
  /** Never sent to a browser: of a secret it is only told whether it is set. */
  isSecret: boolean;
  isSet: boolean;
  /** Whether we choose it and tell it to the provider, so that one can be made here. */
  isOurs: boolean;
  control: ControlKind;
  /** What stands in it now, or at first; null for a secret and for what is not set. JSON as its text. */
  value: string | boolean | null;
};

export type ControlKind =
  | PlainControl
  | { kind: 'switch' }
  /** For what no other control can hold: checked when it is saved, its errors named. */
  | { kind: 'json' }
  /** One of several sets of fields; `by` is the property that says which. */
  | { kind: 'variants'; by: string; variants: { value: string; fields: SettingControl[] }[] };

/**
 * What a form sends. An empty text leaves a secret as it is and anything else unset; null takes a secret away.
 * Numbers and JSON come as they were typed.
 */
export type SettingsDraft = Record<string, string | boolean | null | Record<string, string>>;
