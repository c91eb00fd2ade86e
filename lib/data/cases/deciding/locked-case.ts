import 'server-only';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { CaseState, Outcome } from '#lib/review/case/case.ts';
import { type OutcomeMove, outcomeMoves } from '#lib/review/case/move.ts';
import type { Standing } from '#lib/review/case/transitions.ts';
import { type Holding, holderOf } from '#lib/review/claims/holder.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { databaseNow } from '../../commands/record.ts';
import type { Tx } from '../../database.ts';
import { policiesInForce } from '../../policies.ts';

/** A case, read and locked inside the transaction that changes it. */
export type LockedCase = {
  id: string;
  applicantId: string;
  connectionId: string;
  round: number;
  state: CaseState;
  outcome: Outcome | null;
  version: number;
  /** Who has the case, by a claim in force or by an assignment. */
  assigneeId: string | null;
  risk: string;
  blockers: Blocker[];
};

/** Reads inside a transaction or outside. */
type Reader = Pick<Tx, 'stagedDecision' | 'decision' | 'caseMove' | 'policy' | '$queryRaw'>;

/** The last act on a case, while it can be undone. Times are the database's. */
export type Undoable = NonNullable<Standing['undoable']> & {
  of: 'decision' | 'move';
  id: string;
  until: Date;
  assigneeBeforeId: string | null;
};

/** Locks a case until the transaction ends. @throws Refusal `not_found` */
export async function lockCase(tx: Tx, caseId: string): Promise<LockedCase> {
  const [held] = await tx.$queryRaw<(Holding & { now: Date })[]>`
    WITH locked AS MATERIALIZED (SELECT * FROM "case" WHERE id = ${caseId}::uuid FOR UPDATE)
    SELECT state, assignee_id AS "assigneeId", assigned_by_id AS "assignedById", claimed_until AS "claimedUntil",
      clock_timestamp() AS now
    FROM locked`;
  const found = await tx.case.findUnique({
    where: { id: caseId },
    select: {
      id: true,
      applicantId: true,
      connectionId: true,
      round: true,
      state: true,
      outcome: true,
      version: true,
      risk: true,
      blockers: true,
    },
  });
  if (!found || !held) throw new Refusal('not_found', 'There is no such case.');
  // These columns are only written from these types.
  return {
    ...found,
    // A claim that has ended keeps no one else from working.
    assigneeId: holderOf(held, held.now),
    state: found.state as CaseState,
    outcome: found.outcome as Outcome | null,
    blockers: found.blockers as Blocker[],
  };
}

/** The case as the state machine sees it. */
export async function standingOf(
  tx: Reader,
  { id, state, assigneeId }: Pick<LockedCase, 'id' | 'state' | 'assigneeId'>,
): Promise<Standing & { undoable: Undoable | null }> {
  const staged =
    state === 'waiting_for_second'
      ? await tx.stagedDecision.findFirst({ where: { caseId: id, endedAt: null }, select: { memberId: true } })
      : null;
  const undoable = state === 'decided' ? await undoableDecision(tx, id) : await undoableMove(tx, id, state);
  return { state, assigneeId, firstId: staged?.memberId ?? null, undoable };
}

/**
 * Changes a locked case. With `assigneeId` a case that is not decided is assigned, by `assignedById` or by the
 * assignee; null frees it. A trigger ends the claim, and with a decision the assignment.
 * @throws Refusal `changed` when it has another version by now
 */
export async function changeCase(
  tx: Tx,
  { id, version }: Pick<LockedCase, 'id' | 'version'>,
  data: {
    state: CaseState;
    outcome?: Outcome | null;
    decidedAt?: Date | null;
    assigneeId?: string | null;
    assignedById?: string | null;
    wakesAt?: Date;
  },
): Promise<void> {
  const { assigneeId, assignedById = assigneeId } = data;
  const assigned =
    assigneeId === undefined ? {} : { assigneeId, assignedById: data.state === 'decided' ? null : assignedById };
  const changed = await tx.case.updateMany({
    where: { id, version },
    data: { ...data, ...assigned, version: version + 1 },
  });
  if (changed.count !== 1) throw changedMeanwhile();
}

export function changedMeanwhile(): Refusal {
  return new Refusal('changed', 'Someone changed this case after you opened it. Look again.');
}

async function undoableDecision(tx: Reader, caseId: string): Promise<Undoable | null> {
  const found = await tx.decision.findFirst({
    where: { caseId, undo: null },
    include: { commands: { select: { tries: true } } },
  });
  if (!found || found.commands.some(({ tries }) => tries > 0)) return null;
  const version = (found.policyVersions as Record<string, number>).undo ?? 1;
  const policy = await tx.policy.findUniqueOrThrow({ where: { kind_version: { kind: 'undo', version } } });
  const { seconds } = policy.value as { seconds: number };
  const until = new Date(found.decidedAt.getTime() + seconds * 1_000);
  if ((await databaseNow(tx)) > until) return null;
  return {
    of: 'decision',
    id: found.id,
    byId: found.secondMemberId ?? found.memberId,
    // Decisions of older releases do not hold it.
    stateBefore: (found.stateBefore ?? 'open') as CaseState,
    until,
    assigneeBeforeId: found.secondMemberId ? found.memberId : null,
  };
}

async function undoableMove(tx: Reader, caseId: string, state: CaseState): Promise<Undoable | null> {
  const found = await tx.caseMove.findFirst({
    where: { caseId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    include: { command: { select: { tries: true } } },
  });
  if (!found?.memberId || found.stateAfter !== state || !outcomeMoves.includes(found.kind as OutcomeMove)) return null;
  if (found.command && found.command.tries > 0) return null;
  // An undone decision leads back to the state that the move led to; what came before it is no longer the last act.
  const decidedSince = await tx.decision.count({ where: { caseId, decidedAt: { gte: found.at } } });
  if (decidedSince > 0) return null;
  const { values } = await policiesInForce(tx);
  const until = new Date(found.at.getTime() + values.undo.seconds * 1_000);
  if ((await databaseNow(tx)) > until) return null;
  return {
    of: 'move',
    id: found.id,
    byId: found.memberId,
    stateBefore: found.stateBefore as CaseState,
    until,
    assigneeBeforeId: found.assigneeBeforeId,
  };
}
