import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { SessionLine } from '#lib/review/members/team.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { releaseAllOf } from '../claims/release.ts';
import { db, type Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { change } from '../ledger/ledger.ts';
import { hasOtherSession, inForce } from './sessions.ts';

/** The sessions in force of these members, the newest first. The caller checks the right. */
export async function openSessions(
  actor: MemberActor,
  memberIds: readonly string[],
): Promise<Map<string, SessionLine[]>> {
  const rows = await db().session.findMany({
    where: { ...inForce(), memberId: { in: [...memberIds] } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, memberId: true, browser: true, createdAt: true, lastActAt: true },
  });
  const lines = new Map<string, SessionLine[]>(memberIds.map((id) => [id, []]));
  for (const { id, memberId, browser, createdAt, lastActAt } of rows)
    lines.get(memberId)?.push({
      key: sha256(id),
      browser,
      openedAt: createdAt.toISOString(),
      lastActAt: lastActAt.toISOString(),
      isThis: id === actor.sessionId,
    });
  return lines;
}

/**
 * Ends one session: one's own, or as an admin that of another member. With their last session their claims end.
 * @param key the session's hash, as {@link openSessions} gives it
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function endOneSession(actor: MemberActor, memberId: string, key: string): Promise<void> {
  const isOwn = memberId === actor.id;
  if (!isOwn) mustBeAble(actor, 'keep-team');
  await change(actor, async (tx, note) => {
    const open = await tx.session.findMany({ where: { ...inForce(), memberId }, select: { id: true } });
    const found = open.find(({ id }) => sha256(id) === key);
    if (!found) throw new Refusal('not_found', 'This session has ended already.');
    const because = isOwn ? 'by_owner' : 'by_admin';
    if (!(await hasOtherSession(tx, { id: memberId, sessionId: found.id })))
      await releaseAllOf(tx, note, memberId, 'sign_out');
    const { count } = await tx.session.updateMany({
      where: { id: found.id, endedAt: null },
      data: { endedAt: new Date(), endedBecause: because },
    });
    if (count === 0) throw new Refusal('not_found', 'This session has ended already.');
    note({ kind: 'session.ended', details: { sessionHash: key, because } }, { type: 'member', id: memberId });
  });
}

/**
 * Ends all sessions of a member, but `but`. Part of the caller's transaction, whose row says why.
 * @returns how many were in force
 */
export async function endSessions(
  tx: Tx,
  memberId: string,
  because: 'disabled' | 'password_changed' | 'factor_changed',
  but: string | null,
): Promise<number> {
  const isOther = but === null ? {} : { id: { not: but } };
  const inUse = await tx.session.count({ where: { ...inForce(), memberId, ...isOther } });
  await tx.session.updateMany({
    where: { memberId, endedAt: null, ...isOther },
    data: { endedAt: new Date(), endedBecause: because },
  });
  return inUse;
}
