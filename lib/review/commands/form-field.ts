/** A field of a form that is drawn from a schema: the input of a command, or a provider's settings. */
export type FormField = {
  name: string;
  title: string;
  description: string | null;
  isOptional: boolean;
};

/** A control for one value, the same in every form. `least` and `most` include their bounds. */
export type PlainControl =
  | { kind: 'text' }
  | { kind: 'number'; least: number | null; most: number | null }
  | { kind: 'choice'; options: string[] };

/** One field of a command's input. */
export type CommandField = FormField & {
  control: PlainControl | { kind: 'several'; options: string[] };
  /** Its first value; null when it starts empty. */
  standard: string | null;
};
