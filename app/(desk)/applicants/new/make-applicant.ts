import { answered, problemWords } from '#components/review/answered.ts';
import { orderCommand } from '../../actions.ts';

/** The outcome of the order: done, with a link where the vendor gives one, or not confirmed yet. */
export type Made = { kind: 'made'; isDone: boolean; link: string | null; problem: string | null };

export type MakeProblem = { kind: 'problem'; message: string; fields: Record<string, string> };

/** Orders a new applicant, and waits some seconds for the vendor's answer. */
export async function makeApplicant(form: {
  commandId: string;
  connectionId: string;
  input: Record<string, unknown>;
}): Promise<Made | MakeProblem> {
  const result = await answered(orderCommand({ ...form, applicantId: null, kind: 'create_applicant' }));
  if (!result.ok) return { kind: 'problem', message: problemWords(result, 'Not sent.'), fields: result.fields ?? {} };
  const { state, link, problem } = result.value;
  return { kind: 'made', isDone: state === 'done', link, problem };
}
