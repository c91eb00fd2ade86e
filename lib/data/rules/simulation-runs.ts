import 'server-only';
import { randomUUID } from 'node:crypto';
import { can, mustBeAble } from '#lib/review/access.ts';
import { type Actor, type MemberActor, worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { acceptedResult, type Flip, type SimulationResult } from '#lib/review/rules/simulation/result.ts';
import { openRunStates, type RunFailure, type RunState, type RunView } from '#lib/review/rules/simulation/run.ts';
import { db, type Tx } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { draftOf, ownDraft } from './drafts.ts';
import { aboutConnection } from './open-request.ts';
import { keepSimulation } from './simulations.ts';
import { lockSubject, type RuleSubject, subjectIn } from './subject.ts';

/** A run that this process has to itself until its lease ends. */
export type TakenRun = RuleSubject & { id: string; memberId: string; draftHash: string; baseHash: string };

/**
 * Asks the worker to simulate one's own draft of weights.
 * @param version the version of the draft that is on the screen
 * @returns the id of the run
 * @throws Refusal `not_allowed`, `not_found`, `changed`; `invalid` for a draft that changes nothing; `taken` while a
 * simulation of this subject is under way
 */
export function askRun(actor: MemberActor, subject: RuleSubject, version: number): Promise<string> {
  return change(actor, async (tx, note) => {
    const { valuesHash: draftHash, baseHash } = await ownDraft(tx, actor, subject, version);
    if (draftHash === baseHash) throw new Refusal('invalid', 'The draft changes nothing.');
    const open = { ...subjectIn(subject), state: { in: [...openRunStates] } };
    if ((await tx.ruleSimulationRun.count({ where: open })) > 0)
      throw new Refusal('taken', 'A simulation is under way. Stop it first, or wait until it has ended.');
    const id = randomUUID();
    const hashes = { draftHash, baseHash };
    await tx.ruleSimulationRun.create({ data: { id, ...subjectIn(subject), memberId: actor.id, ...hashes } });
    note(
      { kind: 'rules.simulation-asked', details: { rules: subject.kind, runId: id, ...hashes } },
      aboutConnection(subject),
    );
    return id;
  });
}

/**
 * Stops a simulation; it leaves no number. Whoever may draft rules may stop it, because it holds up the others.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it has ended
 */
export async function stopRun(actor: MemberActor, id: string): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  if (!(await endRun(actor, id, 'stopped'))) throw new Refusal('closed', 'This simulation has ended already.');
}

/**
 * Ends a run without a result.
 * @returns false when it had ended already
 * @throws Refusal `not_found`
 */
export function endRun(actor: Actor, id: string, because: RunFailure): Promise<boolean> {
  return changeIfAny(actor, async (tx, note) => {
    const run = await lockedRun(tx, id);
    if (!openRunStates.includes(run.state)) return false;
    await tx.ruleSimulationRun.update({
      where: { id },
      data: { state: because, endedAt: new Date(), leasedUntil: null },
    });
    note({ kind: 'rules.simulation-ended', details: { rules: run.kind, runId: id, because } }, aboutConnection(run));
    return true;
  });
}

/**
 * Keeps the result of a run, with the sessions behind its counts.
 * @returns false when the run was stopped, or the draft is another one now; then no number is kept
 */
export function finishRun(id: string, result: SimulationResult, flips: readonly Flip[]): Promise<boolean> {
  const accepted = acceptedResult('weights', result);
  return changeIfAny(worker, async (tx, note) => {
    const run = await lockedRun(tx, id);
    if (run.state !== 'running') return false;
    const draft = await draftOf(subjectIn(run), tx);
    if (draft?.valuesHash !== accepted.draftHash || draft.baseHash !== accepted.baseHash) return false;
    const simulationId = await keepSimulation(tx, note, run, run.memberId, accepted);
    // An applicant may have been erased since they were read: their flip is not kept.
    const ids = flips.map(({ applicantId }) => applicantId);
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM applicant WHERE id = ANY (${ids}::uuid[]) AND erased_at IS NULL ORDER BY id FOR KEY SHARE`;
    const present = new Set(rows.map((row) => row.id));
    const kept = flips.filter(({ applicantId }) => present.has(applicantId));
    await tx.ruleSimulationFlip.createMany({ data: kept.map((flip) => ({ ...flip, simulationId })) });
    await tx.ruleSimulationRun.update({
      where: { id },
      data: { state: 'done', endedAt: new Date(), leasedUntil: null, simulationId },
    });
    return true;
  });
}

/** Connections with a run that waits, or whose process was killed, longest waiting first. */
export async function connectionsWithDueRun(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT r.connection_id AS id FROM rule_simulation_run r
    WHERE r.state = 'waiting' OR (r.state = 'running' AND r.leased_until <= clock_timestamp())
    GROUP BY r.connection_id ORDER BY min(r.asked_at)`;
  return rows.map(({ id }) => id);
}

/** Takes the next due run of a connection for `leaseMs` milliseconds, so that no other process works on it. */
export async function takeRun(connectionId: string, leaseMs: number): Promise<TakenRun | null> {
  const [row] = await db().$queryRaw<TakenRun[]>`
    UPDATE rule_simulation_run SET state = 'running', started_at = clock_timestamp(), done = 0,
      leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE id = (SELECT id FROM rule_simulation_run
      WHERE connection_id = ${connectionId}::uuid
        AND (state = 'waiting' OR (state = 'running' AND leased_until <= clock_timestamp()))
      ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, connection_id AS "connectionId", kind, scope, member_id AS "memberId",
      draft_hash AS "draftHash", base_hash AS "baseHash"`;
  return row ?? null;
}

/** Gives a run back, so that another process runs it from its beginning. */
export async function releaseRun(id: string): Promise<void> {
  await db().ruleSimulationRun.updateMany({
    where: { id, state: 'running' },
    data: { state: 'waiting', leasedUntil: null },
  });
}

/** Notes how far a run is. @returns false when it was stopped */
export async function noteProgress(id: string, done: number, total: number): Promise<boolean> {
  const { count } = await db().ruleSimulationRun.updateMany({
    where: { id, state: 'running' },
    data: { done: Math.min(done, total), total },
  });
  return count > 0;
}

/** The newest run of a subject, for the screen; null where there was none. @throws Refusal `not_allowed` */
export async function newestRun(actor: MemberActor, subject: RuleSubject): Promise<RunView | null> {
  mustBeAble(actor, 'see-rules');
  const row = await db().ruleSimulationRun.findFirst({
    where: subjectIn(subject),
    orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
    include: { member: { select: { name: true } } },
  });
  if (!row) return null;
  const draft = await draftOf(subject);
  const state = row.state as RunState;
  return {
    id: row.id,
    state,
    done: row.total === 0 ? 0 : row.done / row.total,
    by: row.member.name,
    askedAt: row.askedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    simulationId: row.simulationId,
    isOfDraft: draft?.valuesHash === row.draftHash && draft.baseHash === row.baseHash,
    mayStop: openRunStates.includes(state) && can(actor, 'draft-rules'),
  };
}

async function lockedRun(tx: Tx, id: string): Promise<TakenRun & { state: RunState }> {
  const subject = await tx.ruleSimulationRun.findUnique({
    where: { id },
    select: { connectionId: true, kind: true, scope: true },
  });
  if (!subject) throw new Refusal('not_found', 'There is no such simulation.');
  // Only written from these types.
  await lockSubject(tx, subject as RuleSubject);
  return (await tx.ruleSimulationRun.findUniqueOrThrow({ where: { id } })) as TakenRun & { state: RunState };
}
