import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { type QueueSort, sortsOf } from '#lib/review/case/filter/sort.ts';
import type { QueueFilter, QueueTab } from '#lib/review/case/queue.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { closeDatabase, db } from '../database.ts';
import { casePage } from './queue.ts';

let database: TestDatabase;
let nadia: MemberActor;
const cases = testSize({ small: 230, full: 5_000 });

// Three risks, four opening times, five due times and two countries in all: almost every neighbour is equal, and the id
// decides. Of the applicants without a country some have no name either.
beforeAll(async () => {
  database = await testDatabase();
  nadia = await aMember('reviewer');
  const home = await aConnection();
  for (const kind of ['review', 'archived', 'decided'])
    await db().$executeRaw`
      WITH people AS (
        INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
        SELECT gen_random_uuid(), ${home}::uuid, ${kind} || '-' || n, 'pending_review', now(), 'none'
        FROM generate_series(1, ${cases}) n RETURNING id, split_part(external_id, '-', 2)::int AS n),
      named AS (
        INSERT INTO applicant_search (applicant_id, name_key, country)
        SELECT id, '', (ARRAY['FRA', 'DEU', NULL])[n % 4 + 1] FROM people WHERE n % 4 < 3)
      INSERT INTO "case" (id, applicant_id, connection_id, opened_because, risk, opened_at, due_at, is_archived)
      SELECT gen_random_uuid(), id, ${home}::uuid, 'status', (ARRAY['low', 'medium', 'high'])[n % 3 + 1],
        '2026-11-01T00:00:00Z'::timestamptz + n % 4 * interval '1 hour',
        '2026-12-01T00:00:00Z'::timestamptz + n % 5 * interval '1 minute', ${kind === 'archived'} FROM people`;
  // A case is decided by a decision alone. Here the rules of the database are off: this is about the order of rows.
  const owner = await import('pg').then(({ default: pg }) => new pg.Client({ connectionString: database.ownerUrl }));
  await owner.connect();
  await owner.query('BEGIN');
  await owner.query('ALTER TABLE "case" DISABLE TRIGGER USER');
  await owner.query(`
    UPDATE "case" c SET state = 'decided', outcome = 'approved',
      decided_at = '2026-12-05T00:00:00Z'::timestamptz + extract(minute FROM due_at) * interval '1 day'
    FROM applicant a WHERE a.id = c.applicant_id AND a.external_id LIKE 'decided-%'`);
  await owner.query('ALTER TABLE "case" ENABLE TRIGGER USER');
  await owner.query('COMMIT');
  await owner.end();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const tabs: QueueTab[] = ['needs_review', 'open', 'decided', 'archived'];
// By provider and by assignee: entries.test.ts.
const ownSorts = (tab: QueueTab) => sortsOf(tab).filter((by) => by !== 'provider' && by !== 'assignee');
const every = tabs.flatMap((tab) =>
  ownSorts(tab).flatMap((by) => [false, true].map((isReversed): [QueueTab, QueueSort] => [tab, { by, isReversed }])),
);

const ranks = { high: 0, medium: 1, low: 2 };

/** Every page from the first one, or back from a later one. */
async function walk(filter: QueueFilter, way: 'next' | 'previous') {
  const pages = [await casePage(nadia, filter)];
  for (let cursor = pages[0]?.[way]; cursor; cursor = pages.at(-1)?.[way])
    pages.push(await casePage(nadia, { ...filter, cursor }));
  return pages;
}

describe('A walk over all pages shows each case once, in its order, and the same on the way back', () => {
  test.each(every)('%s by %j', async (tab, sort) => {
    const filter: QueueFilter = { tab, providers: [], text: '', cursor: null, sort };
    const forward = await walk(filter, 'next');
    const rows = forward.flatMap((page) => page.rows);
    expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(cases);
    expect(rows).toHaveLength(cases);

    const values = rows.map(({ risk, country, openedAt, dueAt, decidedAt }) => {
      const first = tab === 'decided' ? (decidedAt ?? '') : dueAt;
      if (sort.by === 'opened') return openedAt;
      // The missing are last both ways.
      if (sort.by === 'country') return `${country ?? (sort.isReversed ? ' ' : '~')} ${first}`;
      return sort.by === 'risk' ? `${tab === 'decided' ? 2 - ranks[risk] : ranks[risk]} ${first}` : first;
    });
    const isDescending = (tab === 'decided' && !['opened', 'country'].includes(sort.by)) !== sort.isReversed;
    expect(values).toEqual(isDescending ? values.toSorted().reverse() : values.toSorted());

    const cursor = forward.at(-1)?.previous ?? null;
    const back = (await walk({ ...filter, cursor }, 'previous')).reverse().flatMap((page) => page.rows);
    expect(back).toEqual(rows.slice(0, back.length));
    expect(back.length).toBe(cases - (forward.at(-1)?.rows.length ?? 0));
  });
});

test('A cursor of another order starts at the first page', async () => {
  const base: QueueFilter = { tab: 'needs_review', providers: [], text: '', cursor: null };
  const byRisk = { ...base, sort: { by: 'risk', isReversed: false } } as const;
  const byCountry = { ...base, sort: { by: 'country', isReversed: false } } as const;
  const [due, risk] = [await casePage(nadia, base), await casePage(nadia, byRisk)];
  const country = await casePage(nadia, byCountry);
  expect((await casePage(nadia, { ...byRisk, cursor: due.next })).rows).toEqual(risk.rows);
  expect((await casePage(nadia, { ...base, cursor: risk.next })).rows).toEqual(due.rows);
  expect((await casePage(nadia, { ...byRisk, cursor: country.next })).rows).toEqual(risk.rows);
  expect((await casePage(nadia, { ...byCountry, cursor: risk.next })).rows).toEqual(country.rows);
});
