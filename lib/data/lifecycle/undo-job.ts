import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import type { JobUndo } from '#lib/review/lifecycle/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { lockedJob, maySteer, subjectOfJob } from './jobs.ts';

/** For how long a job that has ended can be undone, in milliseconds; then it is unarchived as any other. */
const undoForMs = 60 * 60_000;

/** Only what leads back by itself: an archive in Docket, and a call that was not sent. */
const undoable: Act = 'archive';

/**
 * Undoes a job as far as nothing was sent: who was not begun is left alone, a call that was not sent is withdrawn, and
 * who was archived in Docket for it comes back to the queue. The worker does it item by item. What a vendor was told
 * stays, there and here. Undone already, nothing changes.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it is no job that archives, every call was sent, or it
 * ended an hour ago
 */
export async function undoJob(actor: MemberActor, id: string): Promise<void> {
  mustBeAble(actor, 'send-command');
  await changeIfAny(actor, async (tx, note) => {
    const job = await lockedJob(tx, id);
    if (!maySteer(actor, job)) throw new Refusal('not_found', 'There is no such job.');
    if (job.undoneAt !== null) return;
    if ((await undoOf(job, tx)) === null) throw new Refusal('closed', 'Nothing of it can be undone any more.');
    await tx.bulkItem.updateMany({
      where: { jobId: id, state: 'pending' },
      data: { state: 'skipped', because: 'Undone before it was begun.', dueAt: null, endedAt: new Date() },
    });
    // Items that are due again: the worker leads them back.
    await tx.bulkItem.updateMany({
      where: { jobId: id, state: 'done', where: 'here' },
      data: { state: 'pending', because: null, dueAt: new Date(), endedAt: null },
    });
    await tx.bulkItem.updateMany({ where: { jobId: id, state: 'at_vendor' }, data: { dueAt: new Date() } });
    await tx.bulkJob.update({ where: { id }, data: { state: 'running', finishedAt: null, undoneAt: new Date() } });
    note({ kind: 'job.undone', details: { jobId: id, act: job.act } }, await subjectOfJob(tx, id));
  });
}

type Undoable = { id: string; act: string; state: string; finishedAt: Date | null; undoneAt: Date | null };

/** What undoing a job would do now; null when nothing of it can be undone. */
export async function undoOf(
  { id, act, state, finishedAt, undoneAt }: Undoable,
  tx: Pick<Tx, '$queryRaw'> = db(),
): Promise<JobUndo | null> {
  if (act !== undoable || undoneAt !== null || state === 'prepared') return null;
  const until = finishedAt && new Date(finishedAt.getTime() + undoForMs);
  if (until && until < new Date()) return null;
  const [counts] = await tx.$queryRaw<Omit<JobUndo, 'until'>[]>`
    SELECT count(*) FILTER (WHERE i.state = 'pending')::int AS "notBegun",
      count(*) FILTER (WHERE i.state = 'at_vendor'
        AND m.state IN ('held', 'waiting') AND m.tries = 0)::int AS "notSent",
      count(*) FILTER (WHERE i.state = 'done' AND i.where = 'here')::int AS "hereOnly",
      count(*) FILTER (WHERE i.state IN ('at_vendor', 'done', 'failed') AND i.where <> 'here'
        AND NOT (m.state IN ('held', 'waiting') AND m.tries = 0))::int AS sent
    FROM bulk_item i LEFT JOIN command m ON m.id = i.command_id WHERE i.job_id = ${id}::uuid`;
  if (!counts || counts.notBegun + counts.notSent + counts.hereOnly === 0) return null;
  return { ...counts, until: until?.toISOString() ?? null };
}
