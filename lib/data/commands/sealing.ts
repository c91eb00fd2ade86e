import 'server-only';
import { env } from '#lib/env.ts';
import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { keyEncryptionKey, type SealingKey, sealText, unsealDataKey, unsealText } from '../seal.ts';

/** The vendor's result of a command; null where the vendor gives none. */
export type CommandResult = {
  externalId: string | null;
  link: string | null;
  linkExpiresAt: string | null;
  scheduledFor: string | null;
  /** What a search found. */
  crypto?: CryptoCheck;
};

type Column = 'input' | 'answer' | 'note';

/** Seals and unseals the columns of one command. */
export type CommandSeal = {
  seal(column: Column, text: string): string;
  /** @throws SealBroken */
  unseal(column: Column, sealed: string): string;
};

/**
 * The seal of a command: under the applicant's key, or for a command about a connection (`applicant` null) under the
 * key that seals settings. Null when the applicant has no key: erased, or never read.
 */
export function commandSeal(
  commandId: string,
  applicant: { id: string; dataKey: string | null } | null,
): CommandSeal | null {
  if (applicant === null) return sealUnder(commandId, keyEncryptionKey(), env().DATA_KEYS);
  if (applicant.dataKey === null) return null;
  const key = unsealDataKey(applicant.id, applicant.dataKey);
  return sealUnder(commandId, key, [key]);
}

/** The applicant of an order with its wrapped data key; null for an order without one. @throws Refusal `not_found` */
export async function applicantOf(tx: Pick<Tx, 'applicant'>, applicantId: string | null) {
  if (applicantId === null) return null;
  const select = { id: true, dataKey: true, connectionId: true } as const;
  const found = await tx.applicant.findUnique({ where: { id: applicantId }, select });
  if (!found) throw new Refusal('not_found', 'There is no such applicant.');
  return found;
}

function sealUnder(commandId: string, key: SealingKey, keys: readonly SealingKey[]): CommandSeal {
  const place = (column: Column) => ({ table: 'command', column, row: commandId });
  return {
    seal: (column, text) => sealText(text, key, place(column)),
    unseal: (column, sealed) => unsealText(sealed, keys, place(column)),
  };
}
