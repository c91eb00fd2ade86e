import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { skippedForHours } from '#lib/review/claims/skip.ts';
import { db } from '../database.ts';

/** So many are fetched ahead. */
const ahead = 2;

/**
 * The ids of the applicants whom "Take next" would give a member now, the next first, after the case they have open is
 * decided. Nothing is claimed, locked or recorded: who takes one of them meanwhile gets it.
 * @throws Refusal `not_allowed`
 */
export async function foreseeNext(actor: Actor, openCaseId: string): Promise<string[]> {
  mustBeAble(actor, 'decide-case');
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM foresee_next(${actor.id}::uuid, ${can(actor, 'take-over-case')},
      ${skippedForHours} * interval '1 hour', ${openCaseId}::uuid, ${ahead}) AS id`;
  return rows.map(({ id }) => id);
}
