import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { caseNumber, type Outcome, type Risk } from '#lib/review/case/case.ts';
import type { CaseContent } from '#lib/review/case/content.ts';
import { acts, type Standing, transition } from '#lib/review/case/transitions.ts';
import type { ActView, CaseView } from '#lib/review/case/view.ts';
import { type Holding, holderOf, isClaimed } from '#lib/review/claims/holder.ts';
import { db, select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import type { KeyOwner } from '../seal.ts';
import { contentIn, screenHash } from './deciding/content.ts';
import { standingOf, type Undoable } from './deciding/locked-case.ts';
import { decisionView, stagedView } from './deciding/view.ts';
import { draftOf } from './drafts.ts';
import { lastMoveOf } from './moves/view.ts';

/**
 * The latest round of review of an applicant, as this member may act on it; null when there was never a case.
 * @param found what {@link latestCase} read
 * @param rests the copy and the images on which a decision would rest now
 * @throws SealBroken
 */
export async function caseViewOf(
  applicant: KeyOwner,
  actor: MemberActor,
  found: CaseRow | undefined,
  rests: Pick<CaseContent, 'version' | 'images'>,
): Promise<CaseView | null> {
  if (!found) return null;
  const { state, blockers } = found;
  const now = new Date();
  const holderId = holderOf(found, now);
  const content = contentIn(rests, blockers);
  const [standing, decision, staged, lastMove, draft] = await Promise.all([
    standingFor(found, holderId),
    found.hasDecision ? decisionView(found.id, applicant) : null,
    found.hasStaged ? stagedView(found.id, applicant, actor.id, content) : null,
    found.hasMove ? lastMoveOf(found.id, applicant) : null,
    found.hasDraft ? draftOf(actor.id, found.id, applicant) : null,
  ]);
  return {
    id: found.id,
    number: caseNumber(BigInt(found.number)),
    round: found.round,
    state,
    outcome: found.outcome,
    version: found.version,
    openedAt: found.openedAt.toISOString(),
    openedBecause: found.openedBecause,
    dueAt: found.dueAt.toISOString(),
    risk: found.risk,
    blockers,
    assignee: state === 'decided' || holderId !== null ? assigneeOf(found) : null,
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

/** These columns are only written from these types; int8 comes as text. */
type CaseRow = Holding & {
  id: string;
  number: string;
  round: number;
  outcome: Outcome | null;
  version: number;
  openedAt: Date;
  openedBecause: string;
  dueAt: Date;
  risk: Risk;
  blockers: Blocker[];
  claimedAt: Date | null;
  wakesAt: Date | null;
  clockStoppedAt: Date | null;
  assigneeName: string | null;
  hasDecision: boolean;
  hasStaged: boolean;
  hasMove: boolean;
  hasDraft: boolean;
};

/**
 * Reads the latest case of an applicant, and what there is of it. Most have nothing yet, and one look then replaces
 * seventeen.
 */
export async function latestCase(applicantId: string, actor: MemberActor): Promise<CaseRow | undefined> {
  const [row] = await select<CaseRow>(
    Prisma.sql`
      SELECT c.id, c.number, c.round, c.state, c.outcome, c.version, c.opened_at AS "openedAt",
        c.opened_because AS "openedBecause", c.due_at AS "dueAt", c.risk, c.blockers, c.assignee_id AS "assigneeId",
        c.assigned_by_id AS "assignedById", c.claimed_at AS "claimedAt", c.claimed_until AS "claimedUntil",
        c.wakes_at AS "wakesAt", c.clock_stopped_at AS "clockStoppedAt", m.name AS "assigneeName",
        EXISTS (SELECT FROM decision d WHERE d.case_id = c.id) AS "hasDecision",
        EXISTS (SELECT FROM staged_decision s WHERE s.case_id = c.id) AS "hasStaged",
        EXISTS (SELECT FROM case_move v WHERE v.case_id = c.id) AS "hasMove",
        EXISTS (SELECT FROM case_draft t WHERE t.case_id = c.id AND t.member_id = ${actor.id}::uuid) AS "hasDraft"
      FROM "case" c LEFT JOIN member m ON m.id = c.assignee_id
      WHERE c.applicant_id = ${applicantId}::uuid ORDER BY c.round DESC LIMIT 1`,
    'latest case of an applicant',
  );
  return row;
}

/** Without a decision, a staged one or a move there is nothing to undo or to confirm. */
async function standingFor(found: CaseRow, holderId: string | null): ReturnType<typeof standingOf> {
  const { id, state, hasDecision, hasStaged, hasMove } = found;
  const standing = { state, assigneeId: holderId, firstId: null, undoable: null };
  return hasDecision || hasStaged || hasMove ? standingOf(db(), { id, ...standing }) : standing;
}

function assigneeOf({ assigneeId, assigneeName }: CaseRow): CaseView['assignee'] {
  return assigneeId && assigneeName !== null ? { id: assigneeId, name: assigneeName } : null;
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
