import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { sha256 } from '../hash.ts';
import { change } from '../ledger/ledger.ts';
import { policiesInForce } from '../policies.ts';

/** Minutes for which images stay open after a reason was given. */
const imagesOpenForMinutes = 15;

/** Whether the member has to give a reason for a reveal: auditors do. */
export function needsReason(actor: Actor): boolean {
  return actor.kind === 'member' && actor.role === 'auditor';
}

/**
 * Opens a masked field of an applicant, or the images (`field` is then 'images'), to one member for a limited time.
 * Each reveal is recorded in the ledger.
 * @returns when it is masked again
 * @throws Refusal `not_allowed`, `not_found`; `invalid` without the reason a role has to give
 */
export async function reveal(actor: Actor, applicantId: string, field: string, reason: string | null): Promise<Date> {
  mustBeAble(actor, 'reveal-field');
  if (needsReason(actor) && !reason?.trim())
    throw new Refusal('invalid', 'Say why you need to see this.', { reason: 'Say why you need to see this.' });
  const known = await db().applicant.findUnique({ where: { id: applicantId }, select: { id: true } });
  if (!known) throw new Refusal('not_found', 'There is no such applicant.');
  const { values } = await policiesInForce();
  const seconds = field === 'images' ? imagesOpenForMinutes * 60 : values.masking.hidesAfterSeconds;
  const why = reason?.trim() || null;
  const endsAt = new Date(Date.now() + seconds * 1000);
  await change(actor, async (tx, note) => {
    await tx.reveal.create({ data: { id: randomUUID(), memberId: actor.id, applicantId, field, reason: why, endsAt } });
    note(
      { kind: 'field.revealed', details: { field, reasonHash: why && sha256(why), endsAt: endsAt.toISOString() } },
      { type: 'applicant', id: applicantId },
    );
  });
  return endsAt;
}

/** The fields of an applicant that are open to a member now, with the time each is masked again. */
export async function openFields(actor: Actor, applicantId: string): Promise<Map<string, Date>> {
  const rows = await db().reveal.findMany({
    where: { memberId: actor.id, applicantId, endsAt: { gt: new Date() } },
    orderBy: { endsAt: 'asc' },
    select: { field: true, endsAt: true },
  });
  return new Map(rows.map((row) => [row.field, row.endsAt]));
}
