import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { change, record } from '../ledger/ledger.ts';
import { forgetBrowsers } from './browsers.ts';
import { endSessions } from './open-sessions.ts';
import { renewSession } from './sessions.ts';

/** The stored hash of a member's password; null when none is set. */
export async function passwordHashOf(memberId: string): Promise<string | null> {
  const row = await db().member.findUnique({ where: { id: memberId }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

/**
 * Changes a member's own password. Their other sessions end, and their other browsers are not known any more.
 * @param before the stored hash that was compared with the password they gave
 * @param browserId the id of the browser that stays known
 * @returns the new id of this session
 * @throws Refusal `changed` when the password was changed meanwhile; `signed_out`
 */
export function replacePassword(
  actor: MemberActor,
  { before, after }: { before: string; after: string },
  browserId: string | null,
): Promise<string> {
  return change(actor, async (tx, note) => {
    const { count } = await tx.member.updateMany({
      where: { id: actor.id, passwordHash: before, disabledAt: null },
      data: { passwordHash: after },
    });
    if (count === 0) throw new Refusal('changed', 'Your password was changed meanwhile.');
    await endSessions(tx, actor.id, 'password_changed', actor.sessionId);
    await forgetBrowsers(tx, actor.id, browserId);
    note({ kind: 'password.set', details: { by: 'owner' } }, { type: 'member', id: actor.id });
    return renewSession(tx, actor);
  });
}

/** Records that a member gave a wrong password when they wanted to change it. */
export function recordRefusedPassword(actor: MemberActor): Promise<void> {
  return record(actor, { kind: 'password.refused', details: {} }, { type: 'member', id: actor.id });
}
