import { setTimeout as sleep } from 'node:timers/promises';
import type { BuiltDoors } from '../doors/build.ts';
import { knockOn, send } from '../doors/knock.ts';
import type { Caller } from '../doors/people.ts';
import type { Target } from '../doors/target.ts';
import type { WebProcess } from './web-process.ts';

/** What one client knows of one form: how often it was sent, and what it was told in the end. */
export type Form = {
  readonly decisionId: string;
  readonly caseId: string;
  lost: number;
  answer: 'acknowledged' | 'refused' | null;
};

/**
 * Sends one form until there is an answer, as a reviewer does whose answer got lost: the same form again, to whichever
 * process is there.
 */
export async function decideUntilAnswered(
  built: BuiltDoors,
  who: Caller,
  target: Target,
  web: () => WebProcess,
): Promise<Form> {
  const knock = knockOn('action decideCase', built, target);
  const [{ decisionId, caseId }] = JSON.parse(knock.body ?? '[]') as [{ decisionId: string; caseId: string }];
  const form: Form = { decisionId, caseId, lost: 0, answer: null };
  while (form.answer === null) {
    const { url } = web();
    const value = await send(knock, who.cookie, { origin: url }, url).then(
      (answer) => answer.value,
      () => null,
    );
    if (value?.ok) form.answer = 'acknowledged';
    // "This did not work" and "It is not known whether this was saved" are answers too, but not ones to stop at.
    else if (value && value.code !== 'failed' && value.code !== 'unknown') form.answer = 'refused';
    else {
      form.lost += 1;
      await sleep(25);
    }
  }
  return form;
}
