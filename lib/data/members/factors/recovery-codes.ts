import 'server-only';
import { randomInt } from 'node:crypto';
import { type MemberActor, web } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../../database.ts';
import { change, changeIfAny, type Note } from '../../ledger/ledger.ts';
import { blindIndex } from '../../seal.ts';
import { spendStepUp, stepUpFor } from '../step-up.ts';
import { factorsOf } from './factors.ts';

const codes = 10;

/** Letters and digits that do not look alike (Crockford's base32): 16 of them are 80 bits. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * New recovery codes in place of the old ones. They are shown once.
 * @throws Refusal `closed` without a second factor; `invalid` when nothing was proved
 */
export function renewRecoveryCodes(actor: MemberActor): Promise<string[]> {
  return change(actor, async (tx, note) => {
    const { hasCodes, passkeys } = await factorsOf(actor.id, tx);
    if (!hasCodes && passkeys.length === 0)
      throw new Refusal('closed', 'Recovery codes are for a second factor. Set one up first.');
    await spendStepUp(tx, actor, stepUpFor({ kind: 'recovery_codes' }));
    await tx.recoveryCode.deleteMany({ where: { memberId: actor.id } });
    return makeMissingCodes(tx, note, actor.id);
  });
}

/** Makes recovery codes for a member who has none. Part of the caller's transaction. @returns them, or none */
export async function makeMissingCodes(tx: Tx, note: Note, memberId: string): Promise<string[]> {
  if ((await tx.recoveryCode.count({ where: { memberId } })) > 0) return [];
  const made = Array.from({ length: codes }, newCode);
  await tx.recoveryCode.createMany({ data: made.map((code) => ({ memberId, codeHmac: hmacOf(memberId, code) })) });
  note({ kind: 'recovery-codes.made', details: { codes } }, { type: 'member', id: memberId });
  return made;
}

/** Uses up a recovery code, once. @returns whether it was one */
export function spendRecoveryCode(memberId: string, given: string): Promise<boolean> {
  return changeIfAny(web, async (tx, note) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: { memberId, codeHmac: hmacOf(memberId, given), usedAt: null },
      data: { usedAt: new Date() },
    });
    if (count === 0) return false;
    const left = await tx.recoveryCode.count({ where: { memberId, usedAt: null } });
    note({ kind: 'recovery-code.used', details: { left } }, { type: 'member', id: memberId });
    return true;
  });
}

function newCode(): string {
  const letters = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** Keyed and bound to the member: a reader of the table can't try codes. Spaces, dashes and case don't count. */
function hmacOf(memberId: string, code: string): string {
  return blindIndex('recovery code', `${memberId} ${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`);
}
