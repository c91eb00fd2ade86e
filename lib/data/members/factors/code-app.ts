import 'server-only';
import { env } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { mustKeepOne } from '#lib/review/members/factors.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, transaction } from '../../database.ts';
import { change } from '../../ledger/ledger.ts';
import { keyEncryptionKey, sealText, unsealText } from '../../seal.ts';
import { endSessions } from '../open-sessions.ts';
import { spendStepUp, stepUpFor } from '../step-up.ts';
import { factorRemoved, factorSetUp, isFactorRequired } from './factors.ts';
import { makeMissingCodes } from './recovery-codes.ts';

/** A secret that got no first code within this many minutes has to be made anew. */
const setUpMinutes = 15;

const place = (memberId: string) => ({ table: 'code_app', column: 'secret', row: memberId });

/** The secret of a member's app, in base32, and whether it is set up. Null without one. @throws SealBroken */
export async function codeSecretOf(memberId: string): Promise<{ secret: string; isAdded: boolean } | null> {
  const row = await db().codeApp.findUnique({ where: { memberId } });
  if (!row) return null;
  const isTooOld = row.addedAt === null && row.begunAt.getTime() < Date.now() - setUpMinutes * 60_000;
  if (isTooOld) return null;
  return { secret: unsealText(row.secret, env().DATA_KEYS, place(memberId)), isAdded: row.addedAt !== null };
}

/**
 * Uses up a code: its step of 30 seconds and those before are not good again, in any process.
 * @returns whether it was still good
 */
export async function spendStep(memberId: string, step: number): Promise<boolean> {
  const { count } = await db().codeApp.updateMany({
    where: { memberId, addedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

/**
 * Begins to set up an app. The secret counts once a first code was given.
 * @throws Refusal `closed` where there is one; `invalid` when nothing was proved
 */
export async function beginCodeApp(actor: MemberActor, secret: string): Promise<void> {
  // The ledger says when it is set up; until then nothing has changed.
  await transaction(async (tx) => {
    const known = await tx.codeApp.findUnique({ where: { memberId: actor.id }, select: { addedAt: true } });
    if (known?.addedAt) throw new Refusal('closed', 'You have an app already. Remove it first.');
    await spendStepUp(tx, actor, stepUpFor({ kind: 'add_codes' }));
    const data = { secret: sealText(secret, keyEncryptionKey(), place(actor.id)), begunAt: new Date(), lastStep: 0 };
    await tx.codeApp.upsert({ where: { memberId: actor.id }, create: { memberId: actor.id, ...data }, update: data });
  });
}

/**
 * The app has given a first, right code: from now on it is asked for. Other sessions of the member end.
 * @returns recovery codes, where the member had none
 * @throws Refusal `closed` when it was set up meanwhile
 */
export function addCodeApp(actor: MemberActor, step: number): Promise<string[]> {
  return change(actor, async (tx, note) => {
    const { count } = await tx.codeApp.updateMany({
      where: { memberId: actor.id, addedAt: null },
      data: { addedAt: new Date(), lastStep: step },
    });
    if (count === 0) throw new Refusal('closed', 'You have an app already.');
    note({ kind: 'code-app.added', details: {} }, { type: 'member', id: actor.id });
    await endSessions(tx, actor.id, 'factor_changed', actor.sessionId);
    await factorSetUp(tx, actor.id, actor.sessionId);
    return makeMissingCodes(tx, note, actor.id);
  });
}

/** Removes the member's app. @throws Refusal `closed` where the role needs it; `invalid`; `not_found` */
export async function removeCodeApp(actor: MemberActor): Promise<void> {
  await change(actor, async (tx, note) => {
    const { count } = await tx.codeApp.deleteMany({ where: { memberId: actor.id, addedAt: { not: null } } });
    if (count === 0) throw new Refusal('not_found', 'You have no app for codes.');
    mustKeepOne(await factorRemoved(tx, actor.id), await isFactorRequired(tx, actor.role));
    await spendStepUp(tx, actor, stepUpFor({ kind: 'remove_codes' }));
    note({ kind: 'code-app.removed', details: {} }, { type: 'member', id: actor.id });
  });
}
