import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { record } from '../ledger/ledger.ts';
import { unsealRaw } from './content.ts';

/**
 * The vendor's answer about an applicant as received, without image bytes. Nothing in it is masked, so each reading is
 * recorded in the ledger.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function rawAnswer(actor: Actor, applicantId: string): Promise<unknown> {
  mustBeAble(actor, 'see-raw');
  const row = await db().applicant.findUnique({
    where: { id: applicantId },
    select: { id: true, dataKey: true, record: true, raw: true },
  });
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  await record(actor, { kind: 'raw.opened', details: {} }, { type: 'applicant', id: applicantId });
  return unsealRaw(row);
}
