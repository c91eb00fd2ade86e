import 'server-only';
import { type Actor, worker } from '#lib/review/actor.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { type CaseContent, type ContentPart, changedParts } from '#lib/review/case/content.ts';
import { mustLeadTo } from '#lib/review/case/transitions.ts';
import type { Tx } from '../../database.ts';
import type { StagedDecisionModel } from '../../generated/models.ts';
import { sha256 } from '../../hash.ts';
import type { Note } from '../../ledger/ledger.ts';
import { addNotices } from '../../notices/notices.ts';
import { sealText, unsealText } from '../../seal.ts';
import { restoreDraft } from '../drafts.ts';
import { keyToDecide } from '../pins.ts';
import { contentOf } from './content.ts';
import { changesOfGround, sealChanges } from './ground.ts';
import { changeCase, type LockedCase, lockCase, standingOf } from './locked-case.ts';

/** How a staged decision ends without being recorded. */
export type Unstaged =
  | { endedAs: 'returned'; sentence: string }
  | { endedAs: 'withdrawn' }
  | { endedAs: 'voided'; parts: ContentPart[] };

const actOf = { returned: 'return', withdrawn: 'withdraw', voided: 'void' } as const;

/**
 * Ends a staged decision that is not recorded. The case is open again and assigned to the first person, who finds the
 * decision as their draft.
 * @throws Refusal as the state machine says
 */
export async function unstage(
  tx: Tx,
  note: Note,
  actor: Actor,
  found: LockedCase,
  staged: StagedDecisionModel,
  end: Unstaged,
  now: Date,
): Promise<void> {
  // A decision becomes void because its ground changed, not because of the member who looks first.
  const state = mustLeadTo(await standingOf(tx, found), actOf[end.endedAs], end.endedAs === 'voided' ? worker : actor);
  const key = await keyToDecide(tx, found.applicantId);
  const parts = end.endedAs === 'voided' ? end.parts : [];
  const sentence = end.endedAs === 'returned' ? end.sentence : null;
  const changes =
    end.endedAs === 'voided' ? await changesOfGround(tx, staged, found.applicantId, found.blockers, key, now) : [];
  await tx.stagedDecision.update({
    where: { id: staged.id },
    data: {
      endedAt: now,
      endedAs: end.endedAs,
      endedById: end.endedAs === 'voided' ? null : actor.id,
      changedParts: parts,
      changes: changes.length === 0 ? null : sealChanges(changes, staged.id, key),
      sentence: sentence && sealText(sentence, key, { table: 'staged_decision', column: 'sentence', row: staged.id }),
    },
  });
  const assignedById = end.endedAs === 'returned' ? actor.id : staged.memberId;
  await changeCase(tx, found, { state, assigneeId: staged.memberId, assignedById });
  await restoreDraft(tx, found.id, staged.memberId, key, {
    outcome: staged.outcome as 'approved' | 'rejected',
    reasons: staged.reasons,
    note:
      staged.note === null
        ? ''
        : unsealText(staged.note, [key], { table: 'staged_decision', column: 'note', row: staged.id }),
    ticks: staged.ticks as string[],
  });
  if (end.endedAs === 'returned')
    await addNotices(tx, [{ kind: 'returned', memberId: staged.memberId, caseId: found.id, byId: actor.id }]);
  note(
    {
      kind: 'decision.unstaged',
      details: { decisionId: staged.id, endedAs: end.endedAs, parts, sentenceHash: sentence && sha256(sentence) },
    },
    { type: 'case', id: found.id },
  );
}

/** What of the ground of a staged decision has changed. Empty when it can be confirmed. */
export async function changesSince(
  tx: Tx,
  found: LockedCase,
  { content }: Pick<StagedDecisionModel, 'content'>,
): Promise<ContentPart[]> {
  return changedParts(content as CaseContent, await contentOf(tx, found.applicantId, found.blockers));
}

/**
 * After the applicant, its checks, hits or images changed: makes the staged decision void when it rested on what
 * changed. Part of the changing transaction.
 * @param known what the caller knows to have changed, where the content at the staging can't tell
 */
export async function voidIfChanged(
  tx: Tx,
  note: Note,
  applicantId: string,
  now: Date,
  known: readonly ContentPart[] = [],
): Promise<void> {
  const staged = await tx.stagedDecision.findFirst({ where: { applicantId, endedAt: null } });
  if (!staged) return;
  const found = await lockCase(tx, staged.caseId);
  const parts = [...new Set([...(await changesSince(tx, found, staged)), ...known])];
  if (parts.length > 0) await unstage(tx, note, worker, found, staged, { endedAs: 'voided', parts }, now);
}

/** The blockers a staged decision was made over. */
export function stagedBlockers({ blockers }: Pick<StagedDecisionModel, 'blockers'>): Blocker[] {
  // The column is only written from this type.
  return blockers as Blocker[];
}
