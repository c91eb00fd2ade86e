import 'server-only';
import { randomUUID } from 'node:crypto';
import { log } from '#lib/log.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, select, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
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
 * @throws Refusal `not_allowed`, `not_found`; `invalid` without the reason a role has to give; `closed` when the member
 * reached the number of reveals in an hour, which is recorded and logged
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
  const { revealsPerHour: perHour } = values.masking;
  const isShown = await change(actor, async (tx, note) => {
    if (await isOverLimit(tx, actor, perHour)) {
      note({ kind: 'reveal.refused', details: { field, perHour } }, { type: 'applicant', id: applicantId });
      return false;
    }
    await tx.reveal.create({ data: { id: randomUUID(), memberId: actor.id, applicantId, field, reason: why, endsAt } });
    note(
      { kind: 'field.revealed', details: { field, reasonHash: why && sha256(why), endsAt: endsAt.toISOString() } },
      { type: 'applicant', id: applicantId },
    );
    return true;
  });
  if (isShown) return endsAt;
  log.warn('reveals.limit', { memberId: actor.id, perHour });
  const most = `${perHour.toLocaleString('en')} fields were shown to you in the last hour, which is the most.`;
  throw new Refusal('closed', `${most} An auditor sees this. Try again later.`);
}

/** Of several reveals of one member at once each waits for the one before, so that none is counted too late. */
async function isOverLimit(tx: Tx, actor: MemberActor, perHour: number): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM member WHERE id = ${actor.id}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM reveal
    WHERE member_id = ${actor.id}::uuid AND revealed_at > clock_timestamp() - interval '1 hour'`;
  return (row?.count ?? 0) >= perHour;
}

/** The fields of an applicant that are open to a member now, with the time each is masked again. */
export async function openFields(actor: Actor, applicantId: string): Promise<Map<string, Date>> {
  const rows = await select<{ field: string; endsAt: Date }>(
    Prisma.sql`
      SELECT field, ends_at AS "endsAt" FROM reveal
      WHERE member_id = ${actor.id}::uuid AND applicant_id = ${applicantId}::uuid AND ends_at > ${new Date()}
      ORDER BY ends_at`,
    'open fields',
  );
  return new Map(rows.map((row) => [row.field, row.endsAt]));
}
