import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { type CaseState, caseNumber, type Outcome, type Risk } from '#lib/review/case/case.ts';
import { acts, type Standing, transition } from '#lib/review/case/transitions.ts';
import type { ActView, CaseView } from '#lib/review/case/view.ts';
import { holderOf, isClaimed } from '#lib/review/claims/holder.ts';
import { db, select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { contentOf, screenHash } from './deciding/content.ts';
import { standingOf, type Undoable } from './deciding/locked-case.ts';
import { decisionView, stagedView } from './deciding/view.ts';
import { draftOf } from './drafts.ts';
import { lastMoveOf } from './moves/view.ts';

/**
 * The latest round of review of an applicant, as this member may act on it; null when there was never a case.
 * @throws SealBroken
 */
export async function caseViewOf(
  applicant: { id: string; dataKey: string | null },
  actor: MemberActor,
): Promise<CaseView | null> {
  const found = await db().case.findFirst({
    where: { applicantId: applicant.id },
    orderBy: { round: 'desc' },
    include: { assignee: { select: { id: true, name: true } } },
  });
  if (!found) return null;
  // These columns are only written from these types.
  const state = found.state as CaseState;
  const blockers = found.blockers as Blocker[];
  const now = new Date();
  const holderId = holderOf({ ...found, state }, now);
  const [content, has] = await Promise.all([contentOf(db(), applicant.id, blockers), partsOf(found.id)]);
  const [standing, decision, staged, lastMove, draft] = await Promise.all([
    standingOf(db(), { id: found.id, state, assigneeId: holderId }),
    has.decision ? decisionView(found.id, applicant) : null,
    has.staged ? stagedView(found.id, applicant, actor.id, content) : null,
    has.move ? lastMoveOf(found.id, applicant) : null,
    draftOf(actor.id, found.id, applicant),
  ]);
  return {
    id: found.id,
    number: caseNumber(found.number),
    round: found.round,
    state,
    outcome: found.outcome as Outcome | null,
    version: found.version,
    openedAt: found.openedAt.toISOString(),
    openedBecause: found.openedBecause,
    dueAt: found.dueAt.toISOString(),
    risk: found.risk as Risk,
    blockers,
    assignee: state === 'decided' || holderId !== null ? found.assignee : null,
    claim: isClaimed(found, now) ? claimOf(found) : null,
    decision,
    staged,
    lastMove,
    draft,
    undo: undoFor(actor, standing.undoable),
    acts: actsFor(actor, standing),
    wakesAt: state === 'snoozed' ? (found.wakesAt?.toISOString() ?? null) : null,
    clockStoppedAt: found.clockStoppedAt?.toISOString() ?? null,
    contentHash: screenHash(content),
  };
}

/** What there is of a case. Most have nothing of it, and one look then replaces thirteen. */
async function partsOf(caseId: string): Promise<{ decision: boolean; staged: boolean; move: boolean }> {
  const [has] = await select<{ decision: boolean; staged: boolean; move: boolean }>(
    Prisma.sql`
      SELECT EXISTS (SELECT FROM decision d WHERE d.case_id = c.id) AS decision,
        EXISTS (SELECT FROM staged_decision s WHERE s.case_id = c.id) AS staged,
        EXISTS (SELECT FROM case_move m WHERE m.case_id = c.id) AS move
      FROM "case" c WHERE c.id = ${caseId}::uuid`,
    'parts of a case',
  );
  return has ?? { decision: true, staged: true, move: true };
}

function undoFor(actor: MemberActor, undoable: Undoable | null): CaseView['undo'] {
  if (undoable?.byId !== actor.id) return null;
  return { of: undoable.of, id: undoable.id, until: undoable.until.toISOString() };
}

const shownActs = acts.filter((act) => act !== 'wake' && act !== 'answer' && act !== 'void' && act !== 'stage');

function actsFor(actor: MemberActor, standing: Standing): ActView[] {
  return shownActs.map((act) => ({ act, closedBecause: transition(standing, act, actor).refusal?.message ?? null }));
}

function claimOf({
  claimedAt,
  claimedUntil,
}: {
  claimedAt: Date | null;
  claimedUntil: Date | null;
}): CaseView['claim'] {
  return claimedAt && claimedUntil && { at: claimedAt.toISOString(), until: claimedUntil.toISOString() };
}
