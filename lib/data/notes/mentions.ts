import 'server-only';
import { mustBeAble, rolesWith } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';

/** A member who can be mentioned. */
export type Mentionable = { id: string; name: string; role: string };

/** Everyone whom a note may mention: active members who may read notes, by name. @throws Refusal `not_allowed` */
export async function mentionable(actor: Actor): Promise<Mentionable[]> {
  mustBeAble(actor, 'write-note');
  return db().member.findMany({
    where: { disabledAt: null, role: { in: rolesWith('see-names') } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, role: true },
  });
}

/** @throws Refusal `invalid` when one of them may not read notes, left, or does not exist */
export async function mustBeMentionable(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await tx.member.count({
    where: { id: { in: [...ids] }, disabledAt: null, role: { in: rolesWith('see-names') } },
  });
  if (found < ids.length) throw new Refusal('invalid', 'Someone you mention can’t read notes. Remove the mention.');
}
