import { randomUUID } from 'node:crypto';
import { aCase } from '../builders/applicant.ts';
import type { BuiltDoors } from '../doors/build.ts';
import { callFor, type DoorCall } from '../doors/call.ts';
import { absentTarget, hashOnScreen, type Target } from '../doors/target.ts';
import { anOwnQueue } from './own-queue.ts';
import { untilAnswered } from './until-answered.ts';
import type { WebProcess } from './web-process.ts';

/** One case in the hands of one member, as their browser sees it. Every step of it was acknowledged. */
export type Work = {
  readonly caseId: string;
  readonly memberId: string;
  readonly decisionId: string;
  readonly isDecided: boolean;
  /** The note of the last draft that was acknowledged. */
  readonly note: string;
  /** Answers that were lost before the one that came. */
  readonly lost: { claim: number; draft: number; decision: number };
};

/**
 * A member takes the one case of their queue, saves two drafts and, unless they leave it at that, decides. Each step is
 * sent until it is answered, to any running process.
 * @throws Error when a step is refused, or another case was given
 */
export async function workOn(
  built: BuiltDoors,
  web: () => WebProcess,
  { isDecided }: { isDecided: boolean },
): Promise<Work> {
  const { connection, reviewers } = await anOwnQueue(1);
  const [who] = reviewers;
  if (!who?.memberId) throw new Error('there is no reviewer');
  const found = await aCase(connection);
  const target: Target = { ...absentTarget(), ...found, contentHash: await hashOnScreen(found) };
  const step = async (call: DoorCall) => {
    const { answer, lost } = await untilAnswered(call, who, web);
    if (answer.value ? !answer.value.ok : answer.status !== 200) throw new Error(`refused: ${answer.body}`);
    return { answer, lost };
  };
  const claim = await step(callFor('route /api/cases/next', built, target));
  if (JSON.parse(claim.answer.body).next?.caseId !== found.caseId) throw new Error('another case was given');
  const note = `A draft ${randomUUID()}`;
  const draft = callFor('route /api/cases/draft', built, target);
  const first = await step(draft);
  const second = await step(draftAgain(draft, note));
  const decide = callFor('action decideCase', built, target);
  const decision = isDecided ? await step(decide) : { lost: 0 };
  return {
    caseId: found.caseId,
    memberId: who.memberId,
    decisionId: JSON.parse(decide.body ?? '[]')[0].decisionId,
    isDecided,
    note,
    lost: { claim: claim.lost, draft: first.lost + second.lost, decision: decision.lost },
  };
}

/** The next save of the same draft, with another note. */
function draftAgain(call: DoorCall, note: string): DoorCall {
  const input = JSON.parse(call.body ?? '{}');
  return { ...call, body: JSON.stringify({ ...input, counter: 2, draft: { ...input.draft, note } }) };
}
