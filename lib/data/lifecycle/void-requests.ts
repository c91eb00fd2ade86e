import 'server-only';
import type { Act } from '#lib/review/lifecycle/act.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';

/**
 * Ends the requests for erasure that wait and contain this applicant, as void: what was asked for can no longer be
 * confirmed as it was asked.
 */
export async function voidRequestsAbout(tx: Tx, note: Note, applicantId: string): Promise<void> {
  const waiting = await tx.erasureRequest.findMany({
    where: { state: 'waiting', job: { items: { some: { applicantId, state: { not: 'skipped' } } } } },
    select: { id: true, jobId: true, job: { select: { act: true } } },
    orderBy: { id: 'asc' },
  });
  for (const { id, jobId, job } of waiting) {
    const ended = await tx.erasureRequest.updateMany({
      where: { id, state: 'waiting' },
      data: { state: 'void', endedAt: new Date() },
    });
    if (ended.count === 0) continue;
    // Only written from this type.
    const act = job.act as Act;
    note({ kind: 'erasure.voided', details: { jobId, act, requestId: id } }, { type: 'job', id: jobId });
  }
}
