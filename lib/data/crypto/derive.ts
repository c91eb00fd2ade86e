import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import { unsealRecord } from '../applicants/content.ts';
import { lockExternalId } from '../applicants/lock.ts';
import { db } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { unsealDataKey } from '../seal.ts';
import { saveCrypto } from './save.ts';

/**
 * Derives the crypto checks of applicants who were copied before there were rows of them: one applicant in one
 * transaction, so that a killed worker goes on where it stopped, and two workers do none twice.
 * @param limit how many at most
 * @returns how many were done; fewer than `limit` when none is left
 */
export async function deriveCrypto(actor: Actor, limit: number): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM applicant WHERE crypto_read_at IS NULL AND record IS NOT NULL ORDER BY id LIMIT ${limit}`;
  for (const { id } of due) await deriveCryptoOf(actor, id);
  return due.length;
}

async function deriveCryptoOf(actor: Actor, id: string): Promise<void> {
  await changeIfAny(actor, async (tx) => {
    const place = await tx.applicant.findUniqueOrThrow({
      where: { id },
      select: { connectionId: true, externalId: true },
    });
    await lockExternalId(tx, place.connectionId, place.externalId);
    const row = await tx.applicant.findUniqueOrThrow({ where: { id }, omit: { raw: true } });
    const record = unsealRecord(row);
    if (record === null || row.dataKey === null || row.cryptoReadAt !== null) return;
    await tx.applicant.update({ where: { id }, data: { cryptoReadAt: row.fetchedAt } });
    const key = unsealDataKey(id, row.dataKey);
    await saveCrypto(tx, { applicantId: id, record, key, readAt: row.fetchedAt, isNew: false });
  });
}
