/**
 * A value within a sentence. One that is written from right to left is set apart by signs that are not seen (Unicode's
 * isolates), so that it does not turn the words beside it around.
 */
export function apart(value: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(value) ? `\u2068${value}\u2069` : value;
}
