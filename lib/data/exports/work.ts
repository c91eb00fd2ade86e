import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { env } from '#lib/env.ts';
import { rolesWith } from '#lib/review/access.ts';
import { type Actor, worker } from '#lib/review/actor.ts';
import { type Asker, withKnown } from '../cases/asker.ts';
import { db, type Tx, transaction } from '../database.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { keyEncryptionKey, sealBytes, unsealBytes } from '../seal.ts';
import { type Exported, openedSelection } from './selection.ts';

/** A file that this process writes. `lease`: as long as it is in the row, no other process does. */
export type TakenExport = Exported & {
  id: string;
  lease: string;
  /** Null when its member may not have it any more. */
  asker: Asker | null;
  /** How many pages are saved. With some and no cursor, all are. */
  parts: number;
  cursor: string | null;
  written: number;
  tries: number;
};

type Row = Pick<TakenExport, 'id' | 'parts' | 'cursor' | 'written' | 'tries'> & { selection: string };

/** The members with a file to be written that no process has, longest waiting first. */
export async function membersWithDueExports(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT member_id AS id FROM queue_export
    WHERE state = 'running' AND (leased_until IS NULL OR leased_until <= clock_timestamp())
      AND expires_at > clock_timestamp()
    GROUP BY member_id ORDER BY min(ordered_at)`;
  return rows.map(({ id }) => id);
}

/** Takes a member's next file for `leaseMs` milliseconds; each page that is saved prolongs that. */
export async function takeExport(memberId: string, leaseMs: number): Promise<TakenExport | null> {
  const lease = randomUUID();
  const [row] = await db().$queryRaw<Row[]>`
    UPDATE queue_export SET lease = ${lease}::uuid, tries = tries + 1,
      leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE id = (SELECT id FROM queue_export
      WHERE member_id = ${memberId}::uuid AND state = 'running' AND expires_at > clock_timestamp()
        AND (leased_until IS NULL OR leased_until <= clock_timestamp())
      ORDER BY ordered_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, selection, parts, cursor, written, tries`;
  if (!row) return null;
  const { selection, ...taken } = row;
  const of = openedSelection(row.id, selection);
  const asker = await askerOf(memberId);
  return { ...taken, ...of, lease, asker: asker && (await withKnown(asker, [of.filter])) };
}

/** Names may be searched by where the member's role sees them, at the time of writing. */
async function askerOf(memberId: string): Promise<Asker | null> {
  const member = await db().member.findFirst({
    where: { id: memberId, disabledAt: null, role: { in: rolesWith('export-queue') } },
    select: { role: true },
  });
  return member && { meId: memberId, seesNames: rolesWith('see-names').some((role) => role === member.role) };
}

/**
 * Saves a page with where the next one begins, in one transaction, so that a killed process has left either both or
 * none.
 * @returns false when another process has the file, or it was removed or begun again
 */
export function savePage(
  { id, lease }: Pick<TakenExport, 'id' | 'lease'>,
  page: { text: string; rows: number; next: string | null },
  leaseMs: number,
): Promise<boolean> {
  return transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ parts: number }[]>`
      UPDATE queue_export SET parts = parts + 1, written = written + ${page.rows}, cursor = ${page.next}, tries = 0,
        leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      WHERE id = ${id}::uuid AND lease = ${lease}::uuid AND state = 'running' RETURNING parts`;
    if (!row) return false;
    const bytes = sealBytes(Buffer.from(page.text, 'utf8'), keyEncryptionKey(), placeOfPart(id, row.parts));
    await tx.queueExportPart.create({ data: { exportId: id, nth: row.parts, bytes } });
    return true;
  });
}

/** Ends the writing of a file: it can be downloaded. @returns false as {@link savePage} */
export async function finishExport({ id, lease }: Pick<TakenExport, 'id' | 'lease'>): Promise<boolean> {
  const hash = createHash('sha256');
  const { parts } = await db().queueExport.findUniqueOrThrow({ where: { id }, select: { parts: true } });
  for await (const part of partsOf(id, parts)) hash.update(part);
  const sha256 = hash.digest('hex');
  return changeIfAny(worker, async (tx, note) => {
    const [row] = await tx.$queryRaw<{ written: number }[]>`
      UPDATE queue_export SET state = 'ready', sha256 = ${sha256}, finished_at = clock_timestamp(), cursor = NULL,
        lease = NULL, leased_until = NULL
      WHERE id = ${id}::uuid AND lease = ${lease}::uuid AND state = 'running' RETURNING written`;
    if (row) note({ kind: 'queue-export.finished', details: { rows: row.written, sha256 } }, { type: 'export', id });
    return row !== undefined;
  });
}

/** Gives a file up: what was written of it is deleted. */
export async function failExport(actor: Actor, { id, lease }: Pick<TakenExport, 'id' | 'lease'>): Promise<void> {
  await changeIfAny(actor, async (tx, note) => {
    const [row] = await tx.$queryRaw<{ written: number }[]>`
      UPDATE queue_export SET state = 'failed', lease = NULL, leased_until = NULL
      WHERE id = ${id}::uuid AND lease = ${lease}::uuid AND state = 'running' RETURNING written`;
    if (!row) return;
    await tx.queueExportPart.deleteMany({ where: { exportId: id } });
    note({ kind: 'queue-export.removed', details: { because: 'failed', rows: row.written } }, { type: 'export', id });
  });
}

/** Gives a file back, so that another process goes on with it. */
export async function releaseExport({ id, lease }: Pick<TakenExport, 'id' | 'lease'>): Promise<void> {
  await db().queueExport.updateMany({ where: { id, lease }, data: { lease: null, leasedUntil: null } });
}

/**
 * Begins all files again, with an erasure in its transaction: one that was written, or a page of it, may hold the
 * applicant who is erased.
 */
export async function beginExportsAgain(tx: Tx, note: Note): Promise<void> {
  const begun = await tx.$queryRaw<{ id: string; written: number }[]>`
    WITH old AS (
      SELECT id, written FROM queue_export WHERE state IN ('running', 'ready') ORDER BY id FOR UPDATE)
    UPDATE queue_export e SET state = 'running', written = 0, parts = 0, cursor = NULL, tries = 0, lease = NULL,
      leased_until = NULL, sha256 = NULL, finished_at = NULL
    FROM old WHERE e.id = old.id RETURNING e.id, old.written`;
  if (begun.length === 0) return;
  await tx.queueExportPart.deleteMany({ where: { exportId: { in: begun.map(({ id }) => id) } } });
  for (const { id, written } of begun.filter((one) => one.written > 0)) {
    const details = { because: 'started_again' as const, rows: written };
    note({ kind: 'queue-export.removed', details }, { type: 'export', id });
  }
}

/** The text of a file of so many pages, one page at a time. @throws SealBroken; Error when it was removed meanwhile */
export async function* partsOf(exportId: string, parts: number): AsyncGenerator<Buffer> {
  for (let nth = 1; nth <= parts; nth += 1) {
    const part = await db().queueExportPart.findUnique({ where: { exportId_nth: { exportId, nth } } });
    if (!part) throw new Error('a page of a file is not there any more');
    yield unsealBytes(part.bytes, env().DATA_KEYS, placeOfPart(exportId, nth));
  }
}

function placeOfPart(id: string, nth: number) {
  return { table: 'queue_export_part', column: 'bytes', row: `${id} ${nth}` };
}
