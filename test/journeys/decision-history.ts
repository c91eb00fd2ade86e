import { setTimeout as sleep } from 'node:timers/promises';
import type { BuiltDoors } from '../doors/build.ts';
import { callFor, send } from '../doors/call.ts';
import type { Caller } from '../doors/callers.ts';
import type { Target } from '../doors/target.ts';
import type { WebProcess } from './web-process.ts';

/** One form as its client sees it: how many answers were lost, and the final one. */
export type Form = {
  readonly decisionId: string;
  readonly caseId: string;
  lost: number;
  answer: 'acknowledged' | 'refused' | null;
};

/** Sends the same form until there is an answer, as a reviewer does whose answer got lost, to any process that runs. */
export async function decideUntilAnswered(
  built: BuiltDoors,
  who: Caller,
  target: Target,
  web: () => WebProcess,
): Promise<Form> {
  const call = callFor('action decideCase', built, target);
  const [{ decisionId, caseId }] = JSON.parse(call.body ?? '[]') as [{ decisionId: string; caseId: string }];
  const form: Form = { decisionId, caseId, lost: 0, answer: null };
  while (form.answer === null) {
    const { url } = web();
    const value = await send(call, who.cookie, { origin: url }, url).then(
      (answer) => answer.value,
      () => null,
    );
    if (value?.ok) form.answer = 'acknowledged';
    // After `failed` and `unknown` the same form is sent again.
    else if (value && value.code !== 'failed' && value.code !== 'unknown') form.answer = 'refused';
    else {
      form.lost += 1;
      await sleep(25);
    }
  }
  return form;
}
