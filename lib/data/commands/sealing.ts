import 'server-only';
import { env } from '#lib/env.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { keyEncryptionKey, type SealingKey, sealText, unsealDataKey, unsealText } from '../seal.ts';

/** What a vendor gave back for a command; each null where there is none. */
export type CommandResult = {
  externalId: string | null;
  link: string | null;
  linkExpiresAt: string | null;
  scheduledFor: string | null;
};

type Column = 'input' | 'answer' | 'note';

/** Seals and opens what belongs to one command. */
export type CommandSeal = {
  seal(column: Column, text: string): string;
  /** @throws SealBroken */
  unseal(column: Column, sealed: string): string;
};

/**
 * What is about an applicant lies under their own key, and is gone with it; what is about a connection under the key that
 * seals its settings. Null when the applicant has no key: they were erased, or never read.
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

/** @throws Refusal `not_found`; `closed` when the applicant was erased */
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
