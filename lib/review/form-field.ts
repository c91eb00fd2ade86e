/** One field of a form that is drawn from a schema: what a command takes. */
export type FormField = {
  name: string;
  label: string;
  description: string | null;
  control: 'text' | 'number' | 'choice' | 'several';
  /** What can be chosen, for `choice` and `several`. */
  options: string[];
  isRequired: boolean;
  /** What stands in it at first. */
  standard: string | null;
};
