import 'server-only';
import { type Actor, worker } from '#lib/review/actor.ts';
import type { CommandKind, CommandState } from '#lib/review/commands/command.ts';
import { type Act, erasesHere } from '#lib/review/lifecycle/act.ts';
import { isForbiddenOnHold, onHold } from '#lib/review/lifecycle/plan.ts';
import type { ItemState } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { RetentionOutcome } from '#lib/review/retention/due.ts';
import { moveCommand } from '../commands/move.ts';
import { addCommand } from '../commands/record.ts';
import { db, type Tx } from '../database.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { dueOrNot } from '../retention/facts.ts';
import { archiveHere, unarchiveHere } from './archive.ts';
import { eraseApplicant, lockToErase } from './erase.ts';
import { isHeld } from './holds.ts';
import { snoozeHere } from './snooze.ts';

/** What a connection takes for a kind of command now: the input that a whole act sends. Null when it takes none. */
export type Takes = (kind: CommandKind) => {
  isReversible: boolean;
  input: Readonly<Record<string, unknown>>;
} | null;

/** An item of a running job whose row is locked. */
type Item = {
  jobId: string;
  position: number;
  applicantId: string;
  connectionId: string;
  where: 'both' | 'vendor' | 'here';
  kind: CommandKind | null;
  commandId: string;
  state: 'pending' | 'at_vendor';
  act: Act;
  memberId: string;
  policyVersion: number | null;
  wakesAt: Date | null;
  isUndone: boolean;
};

/**
 * What became of an item. `pending` and `at_vendor` go on: at `dueInMs`, or with the next step of the command.
 * `withdraws`: the id of its command, which is withdrawn next.
 */
type End = { state: ItemState; because: string | null; dueInMs?: number; withdraws?: string };

/** How long an item waits for a connection that can't be used now, in milliseconds. */
const pausedMs = 15_000;

/** The connections with an item of a running job that is due, longest waiting first. */
export async function connectionsWithDueItems(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT i.connection_id AS id FROM bulk_item i JOIN bulk_job j ON j.id = i.job_id
    WHERE i.due_at <= clock_timestamp() AND (i.state = 'at_vendor' OR (i.state = 'pending' AND j.state = 'running'))
    GROUP BY i.connection_id ORDER BY min(i.due_at), i.connection_id`;
  return rows.map(({ id }) => id);
}

/**
 * Does the next due item of a connection, or takes it further after its command has. One transaction takes the row and
 * does the work, so a killed process leaves the item as it was, and no other process does it a second time.
 * @returns the id of its job; null when nothing is due
 */
export async function doNextItem(connectionId: string, takes: Takes): Promise<string | null> {
  let taken: Item | null = null;
  try {
    const end = await changeIfAny(worker, async (tx, note) => {
      taken = await takeItem(tx, connectionId);
      const reached = taken && (await work(tx, note, taken, takes));
      if (taken && reached) await saveEnd(tx, taken, reached);
      return reached;
    });
    // In a transaction of its own: who sends a command locks it before its item. A process killed here does it again.
    if (end?.withdraws) await moveCommand(worker, end.withdraws, { event: { kind: 'withdraw' } });
  } catch (error) {
    // Assigned inside the transaction, which the compiler does not follow.
    const item = taken as Item | null;
    if (!item || !(error instanceof Refusal)) throw error;
    await changeIfAny(worker, async (tx) => saveEnd(tx, item, await refused(tx, item, error)));
  }
  return (taken as Item | null)?.jobId ?? null;
}

/**
 * Ends the jobs of which nothing is left to do.
 * @param jobId only this one; null for all
 */
export async function finishJobs(actor: Actor, jobId: string | null): Promise<void> {
  await changeIfAny(actor, async (tx, note) => {
    const ended = await tx.$queryRaw<{ id: string; act: Act }[]>`
      UPDATE bulk_job j SET state = 'finished', finished_at = clock_timestamp()
      WHERE j.state = 'running' AND (${jobId}::uuid IS NULL OR j.id = ${jobId}::uuid)
        AND NOT EXISTS (SELECT FROM bulk_item i WHERE i.job_id = j.id AND i.state IN ('pending', 'at_vendor'))
      RETURNING j.id, j.act`;
    for (const { id, act } of ended) {
      const counts = await tx.bulkItem.groupBy({ by: ['state'], where: { jobId: id }, _count: true });
      const count = (state: ItemState) => counts.find((one) => one.state === state)?._count ?? 0;
      const figures = { done: count('done'), failed: count('failed'), skipped: count('skipped') };
      note({ kind: 'job.finished', details: { jobId: id, act, ...figures } }, { type: 'job', id });
    }
  });
}

async function takeItem(tx: Tx, connectionId: string): Promise<Item | null> {
  const [item] = await tx.$queryRaw<Item[]>`
    SELECT i.job_id AS "jobId", i.position, i.applicant_id AS "applicantId", i.connection_id AS "connectionId", i.where,
      i.command_kind AS kind, i.command_id AS "commandId", i.state, j.act, j.member_id AS "memberId",
      j.policy_version AS "policyVersion", j.wakes_at AS "wakesAt",
      j.undone_at IS NOT NULL AS "isUndone"
    FROM bulk_item i JOIN bulk_job j ON j.id = i.job_id
    WHERE i.connection_id = ${connectionId}::uuid AND i.due_at <= clock_timestamp()
      AND (i.state = 'at_vendor' OR (i.state = 'pending' AND j.state = 'running'))
    ORDER BY i.due_at, i.job_id, i.position LIMIT 1 FOR UPDATE OF i SKIP LOCKED`;
  return item ?? null;
}

function work(tx: Tx, note: Note, item: Item, takes: Takes): Promise<End> {
  if (item.state === 'at_vendor') return follow(tx, note, item);
  return item.isUndone ? leadBack(tx, note, item, 'Undone.') : begin(tx, note, item, takes);
}

/**
 * Undoes what was done in Docket. One who was archived before the job stays so, as does one whom someone else archived
 * since.
 */
async function leadBack(tx: Tx, note: Note, item: Item, because: string): Promise<End> {
  const { where, applicantId, jobId, memberId } = item;
  const isOurs = (await tx.applicant.count({ where: { id: applicantId, archivedBy: memberId } })) > 0;
  if (where !== 'vendor' && isOurs) await unarchiveHere(tx, note, applicantId, { because: 'by_hand', jobId });
  return { state: 'skipped', because };
}

/** Records the command, or where nothing goes to the vendor does what is to be done here. */
async function begin(tx: Tx, note: Note, item: Item, takes: Takes): Promise<End> {
  const { act, applicantId, connectionId, kind } = item;
  const taken = kind && takes(kind);
  if (kind && !taken) return { state: 'pending', because: 'The connection can’t be used now.', dueInMs: pausedMs };
  if (isForbiddenOnHold(act, taken) && (await isHeld(tx, applicantId))) return { state: 'skipped', because: onHold };
  if (!kind || !taken) return here(tx, note, item);
  const { whyNot } = await dueBy(tx, item);
  if (whyNot !== null) return { state: 'skipped', because: whyNot };
  const order = { id: item.commandId, kind, ...taken, connectionId, applicantId, decision: null };
  await addCommand(tx, note, worker, order);
  // What is reversible here is done at once; what erases waits until the vendor was told with what we hold.
  if (act === 'archive') await here(tx, note, item);
  return { state: 'at_vendor', because: null };
}

/** Goes on after a step of the item's command. */
async function follow(tx: Tx, note: Note, item: Item): Promise<End> {
  const command = await tx.command.findUniqueOrThrow({
    where: { id: item.commandId },
    select: { state: true, problem: true, tries: true },
  });
  // Only written from this type.
  switch (command.state as CommandState) {
    case 'done':
    case 'settled':
      return erasesHere(item.act) ? here(tx, note, item) : { state: 'done', because: null };
    case 'withdrawn':
      if (item.isUndone) return leadBack(tx, note, item, 'Undone before it was sent.');
      return { state: 'skipped', because: (await dueBy(tx, item)).whyNot ?? 'Withdrawn before it was sent.' };
    case 'refused':
    case 'conflict':
    case 'needs_person':
      return { state: 'failed', because: command.problem };
    case 'held':
    case 'waiting':
      if (item.isUndone && command.tries === 0)
        return { state: 'at_vendor', because: 'It is being withdrawn.', dueInMs: 0, withdraws: item.commandId };
      return { state: 'at_vendor', because: command.problem };
    case 'unknown':
      return { state: 'at_vendor', because: command.problem };
  }
}

async function here(tx: Tx, note: Note, item: Item): Promise<End> {
  if (item.act === 'snooze') {
    const whyNot = await snoozeHere(tx, note, item.applicantId, item);
    return { state: whyNot === null ? 'done' : 'skipped', because: whyNot };
  }
  if (item.policyVersion !== null) await lockToErase(tx, item.applicantId);
  const due = await dueBy(tx, item);
  if (due.whyNot !== null) return { state: 'skipped', because: due.whyNot };
  const isDone = await doHere(tx, note, { ...item, outcome: due.outcome });
  return isDone ? { state: 'done', because: null } : { state: 'skipped', because: 'Done already.' };
}

/** Whether an item of a job that follows the policy on retention is still due, and by which rule. Any other is. */
async function dueBy(tx: Tx, { policyVersion, applicantId, commandId }: Item) {
  return policyVersion === null ? { outcome: null, whyNot: null } : dueOrNot(tx, applicantId, commandId);
}

function doHere(
  tx: Tx,
  note: Note,
  { act, applicantId, jobId, memberId, outcome }: Item & { outcome: RetentionOutcome | null },
): Promise<boolean> {
  if (act === 'archive') return archiveHere(tx, note, applicantId, { by: memberId, jobId });
  if (act === 'unarchive') return unarchiveHere(tx, note, applicantId, { because: 'by_hand', jobId });
  if (erasesHere(act)) return eraseApplicant(tx, note, applicantId, { act, jobId, outcome });
  throw new Error(`${act} changes nothing in Docket`);
}

/** A refusal of the work. One about the connection passes: the item waits. One about the applicant does not. */
async function refused(tx: Tx, { connectionId, state }: Item, { message }: Refusal): Promise<End> {
  const connection = await tx.connection.findUniqueOrThrow({
    where: { id: connectionId },
    select: { status: true },
  });
  if (connection.status === 'paused' && state === 'pending')
    return { state: 'pending', because: message, dueInMs: pausedMs };
  return { state: 'failed', because: message };
}

async function saveEnd(tx: Tx, { jobId, position }: Item, { state, because, dueInMs }: End): Promise<void> {
  const dueAt = dueInMs === undefined ? null : new Date(Date.now() + dueInMs);
  const isOver = state === 'done' || state === 'failed' || state === 'skipped';
  await tx.bulkItem.update({
    where: { jobId_position: { jobId, position } },
    data: { state, because, dueAt, endedAt: isOver ? new Date() : null },
  });
}
