import { type Answer, answered, problemWords } from './answered.ts';

/** What went wrong, in a sentence and by field; null when it was done. */
export type Problem = { message: string; fields: Record<string, string> } | null;

/** What went wrong with a write, or null. */
export async function problemOf(call: Promise<Answer<unknown>>): Promise<Problem> {
  const result = await answered(call);
  return result.ok ? null : { message: problemWords(result, 'Not done.'), fields: result.fields ?? {} };
}
