import type { FormField, PlainControl } from '../commands/form-field.ts';

/** One field of a connection's form, drawn from the schema of the provider's settings. */
export type SettingControl = FormField & {
  /** A secret's value is never sent to a browser, only whether it is set. */
  isSecret: boolean;
  isSet: boolean;
  /** Whether we choose it and give it to the provider, so that the form can generate one. */
  isOurs: boolean;
  control: ControlKind;
  /** The current value, or the first one; null for a secret and where none is set. JSON as text. */
  value: string | boolean | null;
};

export type ControlKind =
  | PlainControl
  | { kind: 'switch' }
  /** For a value that no other control can hold. It is checked when it is saved. */
  | { kind: 'json' }
  /** One of several sets of fields; the property `by` says which. */
  | { kind: 'variants'; by: string; variants: { value: string; fields: SettingControl[] }[] };

/**
 * What a form sends. An empty text leaves a secret unchanged and unsets any other setting; null removes a secret.
 * Numbers and JSON are texts as they were typed.
 */
export type SettingsDraft = Record<string, string | boolean | null | Record<string, string>>;
