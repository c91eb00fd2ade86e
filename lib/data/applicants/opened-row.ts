import 'server-only';
import { factsOf } from '#lib/review/facts/facts.ts';
import { lackingIn } from '#lib/review/requests/lacking.ts';
import { dataKeyOf } from '../seal.ts';
import { unsealRecord } from './content.ts';
import type { ApplicantRow } from './row.ts';

/**
 * Opens the record, and works out what it says, while PostgreSQL is still asked for the rest.
 * @throws SealBroken
 */
export async function openedRow(read: Promise<ApplicantRow>, now: Date) {
  const row = await read;
  const key = dataKeyOf(row);
  const record = unsealRecord(row, key);
  const known = record && factsOf(record, { now });
  const lacking = record ? lackingIn(record, now) : [];
  return { row, key, record, known, lacking };
}
