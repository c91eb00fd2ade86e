import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import type { Presence } from '#lib/review/case/live.ts';
import { db } from '../database.ts';
import { channels } from './channels.ts';

/** A member is here for this long after they were last seen, in seconds. */
export const presenceSeconds = 60;

/**
 * Notes that a member has a case open now. Others are told when they came, not each time they are seen. Not recorded in
 * the ledger: it says nothing that "opened" does not say.
 */
export async function noteHere(actor: MemberActor, caseId: string): Promise<void> {
  mustBeAble(actor, 'decide-case');
  await db().$queryRaw`
    WITH before AS (
      SELECT seen_at FROM presence WHERE case_id = ${caseId}::uuid AND member_id = ${actor.id}::uuid),
    old AS (DELETE FROM presence WHERE seen_at < now() - interval '1 hour' AND member_id <> ${actor.id}::uuid),
    here AS (
      INSERT INTO presence (case_id, member_id) SELECT id, ${actor.id}::uuid FROM "case" WHERE id = ${caseId}::uuid
      ON CONFLICT (case_id, member_id) DO UPDATE SET seen_at = now() RETURNING case_id)
    SELECT pg_notify(${channels.presence}, '')::text FROM here
    WHERE NOT EXISTS (SELECT FROM before WHERE seen_at > now() - make_interval(secs => ${presenceSeconds}))`;
}

/** Notes that a member left a case. */
export async function noteGone(actor: MemberActor, caseId: string): Promise<void> {
  mustBeAble(actor, 'decide-case');
  await db().$queryRaw`
    WITH gone AS (
      DELETE FROM presence WHERE case_id = ${caseId}::uuid AND member_id = ${actor.id}::uuid RETURNING case_id)
    SELECT pg_notify(${channels.presence}, '')::text FROM gone`;
}

/** Who has which case open now, at most 500. Names are for the roles that see members. @throws Refusal `not_allowed` */
export async function whoIsHere(actor: Actor): Promise<Presence[]> {
  mustBeAble(actor, 'see-applicants');
  if (!can(actor, 'see-members')) return [];
  const rows = await db().presence.findMany({
    where: { seenAt: { gt: new Date(Date.now() - presenceSeconds * 1_000) }, member: { disabledAt: null } },
    orderBy: [{ seenAt: 'asc' }, { memberId: 'asc' }],
    take: 500,
    select: { caseId: true, memberId: true, member: { select: { name: true } } },
  });
  return rows.map(({ caseId, memberId, member: { name } }) => ({ caseId, memberId, name }));
}
