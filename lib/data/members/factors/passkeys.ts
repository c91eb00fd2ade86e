import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { mustKeepOne } from '#lib/review/members/factors.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, transaction } from '../../database.ts';
import { sha256 } from '../../hash.ts';
import { change } from '../../ledger/ledger.ts';
import { endSessions } from '../open-sessions.ts';
import { spendStepUp, stepUpFor } from '../step-up.ts';
import { factorRemoved, factorSetUp, isFactorRequired } from './factors.ts';
import { makeMissingCodes } from './recovery-codes.ts';

/** How many passkeys a member may have. */
const most = 20;

/** A passkey as it is checked: its public key, and how often it has signed. `id` is base64url. */
export type StoredPasskey = {
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
};

/** The ids and transports of a member's passkeys, for the browser. */
export async function passkeysOf(memberId: string): Promise<{ id: string; transports: string[] }[]> {
  return db().passkey.findMany({ where: { memberId }, select: { id: true, transports: true } });
}

/** A passkey and its member; null when there is none with this id, or the member is disabled. */
export async function passkeyById(id: string): Promise<{ passkey: StoredPasskey; memberId: string } | null> {
  const row = await db().passkey.findUnique({
    where: { id },
    include: { member: { select: { disabledAt: true } } },
  });
  if (!row || row.member.disabledAt) return null;
  const { publicKey, counter, transports, memberId } = row;
  return { passkey: { id, publicKey: new Uint8Array(publicKey), counter: Number(counter), transports }, memberId };
}

/**
 * Notes that a passkey has signed. Its count must go on where it counts at all: a copy would fall behind.
 * @returns false when it did not go on
 */
export async function passkeyUsed(id: string, before: number, after: number): Promise<boolean> {
  const { count } = await db().passkey.updateMany({
    where: { id, counter: before },
    data: { counter: after, lastUsedAt: new Date() },
  });
  return count === 1;
}

/** Uses up the proof for one more passkey, before the browser is asked for it. @throws Refusal `closed`, `invalid` */
export async function proveForPasskey(actor: MemberActor): Promise<void> {
  // The ledger says when the passkey is added; until then nothing has changed.
  await transaction(async (tx) => {
    if ((await tx.passkey.count({ where: { memberId: actor.id } })) >= most)
      throw new Refusal('closed', `You have ${most} passkeys. Remove one first.`);
    await spendStepUp(tx, actor, stepUpFor({ kind: 'add_passkey' }));
  });
}

/**
 * Adds a passkey. With the first one, other sessions of the member end.
 * @returns recovery codes, where the member had none
 * @throws Refusal `taken` when this passkey is known already
 */
export function addPasskey(actor: MemberActor, passkey: StoredPasskey, name: string): Promise<string[]> {
  return change(actor, async (tx, note) => {
    const { id, publicKey, counter, transports } = passkey;
    if ((await tx.passkey.count({ where: { id } })) > 0) throw new Refusal('taken', 'This passkey is in use already.');
    await tx.passkey.create({ data: { id, memberId: actor.id, publicKey, counter, transports, name } });
    note({ kind: 'passkey.added', details: { passkeyHash: sha256(id) } }, { type: 'member', id: actor.id });
    await endSessions(tx, actor.id, 'factor_changed', actor.sessionId);
    await factorSetUp(tx, actor.id, actor.sessionId);
    return makeMissingCodes(tx, note, actor.id);
  });
}

/**
 * Removes one of the member's own passkeys.
 * @param key the hash of its id
 * @throws Refusal `not_found`; `closed` where the role needs it; `invalid` when nothing was proved
 */
export async function removePasskey(actor: MemberActor, key: string): Promise<void> {
  await change(actor, async (tx, note) => {
    const own = await tx.passkey.findMany({ where: { memberId: actor.id }, select: { id: true } });
    const found = own.find(({ id }) => sha256(id) === key);
    if (!found) throw new Refusal('not_found', 'There is no such passkey.');
    await tx.passkey.delete({ where: { id: found.id } });
    mustKeepOne(await factorRemoved(tx, actor.id), await isFactorRequired(tx, actor.role));
    await spendStepUp(tx, actor, stepUpFor({ kind: 'remove_passkey', key }));
    note({ kind: 'passkey.removed', details: { passkeyHash: key } }, { type: 'member', id: actor.id });
  });
}
