import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import { type Actor, worker } from '#lib/review/actor.ts';
import type { ExportLine } from '#lib/review/exports/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { change, changeIfAny, record } from '../ledger/ledger.ts';
import { partsOf } from './work.ts';

/** The member's own files, newest first. A colleague's are theirs alone. @throws Refusal `not_allowed` */
export async function exportsOf(actor: Actor): Promise<ExportLine[]> {
  mustBeAble(actor, 'export-queue');
  const rows = await db().queueExport.findMany({
    where: { memberId: actor.id, expiresAt: { gt: new Date() } },
    orderBy: [{ orderedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, state: true, expected: true, written: true, orderedAt: true, expiresAt: true },
  });
  return rows.map(({ state, orderedAt, expiresAt, ...line }) => ({
    ...line,
    // Only written from this type.
    state: state as ExportLine['state'],
    orderedAt: orderedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/**
 * A file that is ready, for the member who ordered it, until its time is over. Recorded before it is given away.
 * @returns its text, page by page
 * @throws Refusal `not_allowed`; `not_found` for one that is not theirs, not ready or not there any more
 */
export async function exportFile(actor: Actor, id: string): Promise<AsyncIterable<Uint8Array>> {
  mustBeAble(actor, 'export-queue');
  const found = await db().queueExport.findFirst({
    where: { id, memberId: actor.id, state: 'ready', expiresAt: { gt: new Date() } },
    select: { parts: true, written: true, sha256: true },
  });
  if (!found?.sha256) throw absent();
  const details = { rows: found.written, sha256: found.sha256 };
  await record(actor, { kind: 'queue-export.sent', details }, { type: 'export', id });
  return partsOf(id, found.parts);
}

/** Ends the writing of a file and deletes it. @throws Refusal `not_allowed`; `not_found` for one that is not theirs */
export async function removeExport(actor: Actor, id: string): Promise<void> {
  mustBeAble(actor, 'export-queue');
  await change(actor, async (tx, note) => {
    const [removed] = await tx.$queryRaw<{ written: number }[]>`
      DELETE FROM queue_export WHERE id = ${id}::uuid AND member_id = ${actor.id}::uuid RETURNING written`;
    if (!removed) throw absent();
    const details = { because: 'by_hand' as const, rows: removed.written };
    note({ kind: 'queue-export.removed', details }, { type: 'export', id });
  });
}

/** Deletes the files whose time is over. @returns how many */
export function deleteExpiredExports(now: Date): Promise<number> {
  return changeIfAny(worker, async (tx, note) => {
    const gone = await tx.$queryRaw<{ id: string; written: number }[]>`
      DELETE FROM queue_export WHERE id IN (
        SELECT id FROM queue_export WHERE expires_at <= ${now}::timestamptz ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED)
      RETURNING id, written`;
    for (const { id, written } of gone) {
      const details = { because: 'expired' as const, rows: written };
      note({ kind: 'queue-export.removed', details }, { type: 'export', id });
    }
    return gone.length;
  });
}

function absent(): Refusal {
  return new Refusal('not_found', 'There is no such file. It is kept for a day.');
}
