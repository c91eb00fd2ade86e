import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { anInventedCase } from './invented-case.ts';

/** Faroese, because no one of the sandbox is. */
export const manyCountry = 'FRO';

/** What else tells the cases apart. */
type Many = {
  /** How many there are of high risk; one of them is a whole applicant, the others have a name and a case alone. */
  high: number;
  /** How many cases of high risk are newer than the one of the whole applicant. */
  newer: number;
  low: number;
};

const aMinute = "interval '1 minute'";

/**
 * Cases that wait for the applicant, where no other journey looks: one opened each minute, the newest first. Returns
 * the id of the whole applicant's case.
 */
export async function manyCases({ high, newer, low }: Many): Promise<string> {
  const person = { fullName: 'Ragnhild Djurhuus', givenName: 'Ragnhild' };
  const address = await anInventedCase({ documents: [], portrait: null, person });
  const { id, connectionId, applicantId } = await db().case.findFirstOrThrow({
    where: { applicantId: address.split('/').at(-1) },
    select: { id: true, connectionId: true, applicantId: true },
  });
  await forgetEarlier();
  await insertMany(connectionId, { count: high - 1, risk: 'high' });
  await insertMany(connectionId, { count: low, risk: 'low' });
  await db().applicantSearch.update({ where: { applicantId }, data: { country: manyCountry } });
  await db().$executeRawUnsafe(
    `UPDATE "case" SET state = 'waiting_for_applicant', risk = 'high', version = version + 1,
       opened_at = '2026-11-01T00:00:00Z'::timestamptz - (${newer} + 0.5) * ${aMinute}
     WHERE id = $1::uuid`,
    id,
  );
  return id;
}

/** Those of an earlier run are of no country any more. */
async function forgetEarlier(): Promise<void> {
  for (let changed = 1; changed > 0; )
    changed = await db().$executeRaw`
      UPDATE applicant_search SET country = NULL WHERE applicant_id IN (
        SELECT applicant_id FROM applicant_search WHERE country = ${manyCountry} LIMIT ${atOnce})`;
}

/** In pieces: each case has its triggers, and no statement may take 15 seconds. */
async function insertMany(
  connectionId: string,
  { count, risk }: { count: number; risk: 'high' | 'low' },
): Promise<void> {
  for (let from = 1; from <= count; from += atOnce)
    await insertPiece(connectionId, risk, from, Math.min(count, from + atOnce - 1));
}

const atOnce = 1_000;

/** After a failure the journeys go on in another process, and begin with cases of its own. */
const run = `many${randomUUID().replaceAll('-', '')} `;

async function insertPiece(connectionId: string, risk: 'high' | 'low', from: number, to: number): Promise<void> {
  await db().$executeRawUnsafe(
    `WITH people AS (
       INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
       SELECT gen_random_uuid(), $1::uuid, $5 || $4 || '-' || n, 'pending_review', now(), 'none'
       FROM generate_series($2::int, $3::int) n RETURNING id, external_id),
     named AS (
       INSERT INTO applicant_search (applicant_id, name, name_key, country)
       SELECT id, 'Jógvan ' || external_id, 'jogvan ' || external_id, '${manyCountry}' FROM people)
     INSERT INTO "case" (id, applicant_id, connection_id, state, opened_because, risk, opened_at, due_at)
     SELECT gen_random_uuid(), id, $1::uuid, 'waiting_for_applicant', 'status', $4,
       '2026-11-01T00:00:00Z'::timestamptz - split_part(external_id, '-', 2)::int * ${aMinute},
       '2026-12-01T00:00:00Z'::timestamptz FROM people`,
    connectionId,
    from,
    to,
    risk,
    run,
  );
}
