/**
 * What a field of a form that is drawn from a schema says of itself: of what a command takes, or of a provider's
 * settings.
 */
export type FormField = {
  name: string;
  title: string;
  description: string | null;
  isOptional: boolean;
};

/** What takes one text, and is drawn alike in every form. */
export type PlainControl =
  | { kind: 'text' }
  | { kind: 'number'; least: number | null; most: number | null }
  | { kind: 'choice'; options: string[] };

/** One field of what a command takes. */
export type CommandField = FormField & {
  control: PlainControl | { kind: 'several'; options: string[] };
  /** What stands in it at first. */
  standard: string | null;
};
