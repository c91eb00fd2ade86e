import 'server-only';
import { randomUUID } from 'node:crypto';
import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import { urgencyOf } from '#lib/review/crypto/urgency.ts';
import type { Tx } from '../database.ts';
import { type SealingKey, sealText } from '../seal.ts';
import { storable, storableMoment } from '../storable.ts';

export type CryptoFrom = {
  applicantId: string;
  record: { crypto: readonly CryptoCheck[] };
  key: SealingKey;
  readAt: Date;
  isNew: boolean;
};

/**
 * Keeps the rows of an applicant's crypto checks in step with what the vendor tells now, in the transaction that saves
 * the record, after all that this transaction does to the case. What is no longer told is deleted: no verdict or note
 * is kept with a row.
 */
export async function saveCrypto(tx: Tx, { applicantId, record, key, readAt, isNew }: CryptoFrom): Promise<void> {
  const told = new Map(record.crypto.map((check) => [storable(check.id) ?? '', check]));
  if (told.size === 0) {
    if (!isNew) await tx.cryptoCheck.deleteMany({ where: { applicantId } });
    return;
  }
  // A decision locks the case and then, in a trigger, these rows: the same order here.
  await tx.$queryRaw`SELECT id FROM "case" WHERE applicant_id = ${applicantId}::uuid ORDER BY id FOR SHARE`;
  await tx.cryptoCheck.deleteMany({ where: { applicantId, vendorId: { notIn: [...told.keys()] } } });
  const kept = await tx.cryptoCheck.findMany({ where: { applicantId }, select: { id: true, vendorId: true } });
  for (const [vendorId, check] of told) {
    const id = kept.find((row) => row.vendorId === vendorId)?.id;
    if (id === undefined) {
      const newId = randomUUID();
      const row = { id: newId, applicantId, vendorId, foundAt: readAt, ...columns(newId, check, key) };
      await tx.cryptoCheck.create({ data: row });
    } else await tx.cryptoCheck.update({ where: { id }, data: columns(id, check, key) });
  }
}

/** Where the address of a check is stored, for sealing and unsealing. */
export function addressPlace(id: string) {
  return { table: 'crypto_check', column: 'address', row: id };
}

function columns(id: string, check: CryptoCheck, key: SealingKey) {
  const { type, blockchain, address, score, band, outcome, reviewStatus, details } = check;
  return {
    type: storable(type),
    blockchain: storable(blockchain),
    address: address === null ? null : sealText(address, key, addressPlace(id)),
    score,
    band,
    outcome,
    reviewStatus: storable(reviewStatus),
    urgency: urgencyOf(check),
    checkedAt: storableMoment(details?.at ?? null),
  };
}
