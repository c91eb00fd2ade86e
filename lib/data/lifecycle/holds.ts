import 'server-only';
import { randomUUID } from 'node:crypto';
import { env } from '#lib/env.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { givenSentence } from '#lib/review/sentence.ts';
import type { Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { change } from '../ledger/ledger.ts';
import { keyEncryptionKey, sealText, unsealDataKey, unsealText } from '../seal.ts';
import { voidRequestsAbout } from './void-requests.ts';

/** A legal hold in force. `reason` is null where it can't be unsealed any more. */
export type Hold = { id: string; reason: string | null; by: string; at: Date };

/**
 * Places a legal hold: until it is lifted, nothing about the applicant is erased, here or at the vendor. Requests for
 * erasure that contain the applicant are void.
 * @param reason why, in a sentence; sealed, the ledger holds only its hash
 * @throws Refusal `not_allowed`, `not_found`, `invalid`; `closed` when there is a hold or the applicant was erased
 */
export async function placeHold(actor: Actor, applicantId: string, reason: string): Promise<void> {
  mustBeAble(actor, 'hold-applicant');
  const text = givenSentence(reason, 'reason');
  await change(actor, async (tx, note) => {
    const applicant = await lockedApplicant(tx, applicantId);
    if (applicant.isErased) throw new Refusal('closed', 'This applicant was erased; there is nothing left to keep.');
    if (await isHeld(tx, applicantId)) throw new Refusal('closed', 'This applicant is under legal hold already.');
    const id = randomUUID();
    const key = applicant.dataKey === null ? keyEncryptionKey() : unsealDataKey(applicantId, applicant.dataKey);
    const sealed = sealText(text, key, place(id));
    await tx.legalHold.create({ data: { id, applicantId, reason: sealed, placedBy: actor.id } });
    note(
      { kind: 'hold.placed', details: { holdId: id, reasonHash: sha256(text) } },
      { type: 'applicant', id: applicantId },
    );
    await voidRequestsAbout(tx, note, applicantId);
  });
}

/** Lifts the legal hold of an applicant. @throws Refusal `not_allowed`; `closed` when there is none */
export async function liftHold(actor: Actor, applicantId: string): Promise<void> {
  mustBeAble(actor, 'hold-applicant');
  await change(actor, async (tx, note) => {
    const [lifted] = await tx.legalHold.updateManyAndReturn({
      where: { applicantId, liftedAt: null },
      data: { liftedAt: new Date(), liftedBy: actor.id },
      select: { id: true },
    });
    if (!lifted) throw new Refusal('closed', 'This applicant is not under legal hold.');
    note({ kind: 'hold.lifted', details: { holdId: lifted.id } }, { type: 'applicant', id: applicantId });
  });
}

/** Whether an applicant is under legal hold. */
export async function isHeld(tx: Pick<Tx, 'legalHold'>, applicantId: string): Promise<boolean> {
  return (await tx.legalHold.count({ where: { applicantId, liftedAt: null } })) > 0;
}

/** The legal hold in force of an applicant, or null. The caller checks who may read the reason. */
export function holdOf({ id, dataKey, holdId, reason, placedAt, placedBy }: MaybeHeld): Hold | null {
  if (holdId === null || reason === null || placedAt === null || placedBy === null) return null;
  const keys = dataKey === null ? env().DATA_KEYS : [unsealDataKey(id, dataKey)];
  return { id: holdId, reason: unsealText(reason, keys, place(holdId)), by: placedBy, at: placedAt };
}

/** An applicant, with the legal hold in force as it is stored, or nulls. */
export type MaybeHeld = {
  id: string;
  dataKey: string | null;
  holdId: string | null;
  reason: string | null;
  placedAt: Date | null;
  placedBy: string | null;
};

async function lockedApplicant(tx: Tx, id: string): Promise<{ dataKey: string | null; isErased: boolean }> {
  const [row] = await tx.$queryRaw<{ dataKey: string | null; isErased: boolean }[]>`
    SELECT data_key AS "dataKey", erased_at IS NOT NULL AS "isErased"
    FROM applicant WHERE id = ${id}::uuid FOR UPDATE`;
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  return row;
}

function place(id: string) {
  return { table: 'legal_hold', column: 'reason', row: id };
}
