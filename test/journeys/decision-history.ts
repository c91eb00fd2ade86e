import type { BuiltDoors } from '../doors/build.ts';
import { callFor } from '../doors/call.ts';
import type { Caller } from '../doors/callers.ts';
import type { Target } from '../doors/target.ts';
import { untilAnswered } from './until-answered.ts';
import type { WebProcess } from './web-process.ts';

/** One form as its client sees it: how many answers were lost, and the final one. */
export type Form = {
  readonly decisionId: string;
  readonly caseId: string;
  readonly lost: number;
  readonly answer: 'acknowledged' | 'refused';
};

/** Sends the same form until there is an answer. */
export async function decideUntilAnswered(
  built: BuiltDoors,
  who: Caller,
  target: Target,
  web: () => WebProcess,
): Promise<Form> {
  const call = callFor('action decideCase', built, target);
  const [{ decisionId, caseId }] = JSON.parse(call.body ?? '[]') as [{ decisionId: string; caseId: string }];
  const { answer, lost } = await untilAnswered(call, who, web);
  return { decisionId, caseId, lost, answer: answer.value?.ok ? 'acknowledged' : 'refused' };
}
