import { type Answer, answered, problemWords } from './answered.ts';

/** What went wrong, in a sentence and by field; null when it was done. */
export type Problem = { message: string; fields: Record<string, string> } | null;

/**
 * What went wrong with a write, or null.
 * @param known what is certain when it was refused: "Not sent."
 * @param onDone takes the answer when it was done
 */
export async function problemOf<T>(
  call: Promise<Answer<T>>,
  known = 'Not done.',
  onDone?: (value: T) => void | Promise<void>,
): Promise<Problem> {
  const result = await answered(call);
  if (!result.ok) return asProblem(result, known);
  await onDone?.(result.value);
  return null;
}

/** What went wrong, from the answer of a write that was refused. @param known what is certain then */
export function asProblem(refused: Extract<Answer<never>, { ok: false }>, known: string): NonNullable<Problem> {
  return { message: problemWords(refused, known), fields: refused.fields ?? {} };
}

/**
 * The sentence that a form shows below its fields: null where one of its fields says what is wrong.
 * @param shown the fields that show their own error
 */
export function problemBeside(problem: Problem, shown: readonly string[] = []): string | null {
  return problem && !shown.some((field) => problem.fields[field]) ? problem.message : null;
}
