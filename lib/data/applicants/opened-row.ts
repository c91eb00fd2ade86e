import 'server-only';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { factsOf } from '#lib/review/facts/facts.ts';
import { lackingIn } from '#lib/review/requests/lacking.ts';
import { dataKeyOf } from '../seal.ts';
import { unsealRecord } from './content.ts';
import type { ApplicantRow } from './row.ts';

/**
 * Opens the record, and works out what it says, while PostgreSQL is still asked for the rest. What an applicant lacks
 * is for those who decide.
 * @throws SealBroken
 */
export async function openedRow(actor: MemberActor, read: Promise<ApplicantRow>, now: Date) {
  const row = await read;
  const key = dataKeyOf(row);
  const record = unsealRecord(row, key);
  const known = record && factsOf(record, { now });
  const lacking = record && can(actor, 'decide-case') ? lackingIn(record, now) : [];
  return { row, key, record, known, lacking };
}
