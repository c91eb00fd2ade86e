/**
 * What a page of the queue reads, by the plan that PostgreSQL takes: a value that few cases have is found by its index
 * and not by a walk along the due dates, and a page far down an order costs what the first one does.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { MemberActor } from '#lib/review/actor.ts';
import type { JoinedField } from '#lib/review/case/filter/joined.ts';
import type { FilterParts } from '#lib/review/case/filter/parts.ts';
import { type SortKey, sortsOf } from '#lib/review/case/filter/sort.ts';
import type { QueueFilter, QueueTab } from '#lib/review/case/queue.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { closeDatabase, db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { entriesOf } from './entries.ts';
import { filterCounts } from './filter-counts.ts';
import { pageQuery, type Reading } from './page-query.ts';
import type { Position } from './position.ts';
import { orderOf } from './sorting.ts';

const cases = testSize({ small: 12_000, full: 300_000 });

let database: TestDatabase;
let owner: pg.Client;
let nadia: MemberActor;
let [home, rareDesk] = ['', ''];

/**
 * Half of the cases are under review and half decided. The last five of each kind, which are due last, have what no
 * other case has.
 */
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  nadia = await aMember('reviewer');
  [home, rareDesk] = [await aConnection(), await aConnection()];
  await db().connection.update({ where: { id: rareDesk }, data: { provider: 'ondato' } });
  // Row by row the triggers would take minutes; none of them is asked here.
  await owner.query('BEGIN');
  for (const table of ['case', 'applicant', 'applicant_search'])
    await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  await owner.query(`
    CREATE TEMP TABLE people ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, n, n % 2 = 0 AS is_decided, n > ${cases - 10} AS is_rare
    FROM generate_series(1, ${cases}) n`);
  await owner.query(`
    INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash, document)
    SELECT id, CASE WHEN is_rare THEN '${rareDesk}' ELSE '${home}' END::uuid, 'n' || n, 'pending_review', now(), '',
      CASE WHEN is_rare THEN 'ResidencePermit' ELSE 'PASSPORT' END
    FROM people`);
  await owner.query(`
    INSERT INTO applicant_search (applicant_id, name_key, country)
    SELECT id, '', CASE WHEN is_rare THEN 'ISL' ELSE 'FRA' END FROM people`);
  await owner.query(`
    INSERT INTO applicant_tag (applicant_id, tag, member_id)
    SELECT id, 'vip', '${nadia.id}' FROM people WHERE is_rare`);
  await owner.query(`
    INSERT INTO "case" (id, applicant_id, connection_id, country, opened_because, opened_at, due_at, risk, blockers,
      assignee_id, assigned_by_id, state, outcome, decided_at)
    SELECT gen_random_uuid(), id, CASE WHEN is_rare THEN '${rareDesk}' ELSE '${home}' END::uuid,
      CASE WHEN is_rare THEN 'ISL' ELSE 'FRA' END, 'status',
      '2026-01-01T00:00:00Z'::timestamptz + n * interval '20 seconds',
      '2026-12-01T00:00:00Z'::timestamptz + n * interval '20 seconds', CASE WHEN is_rare THEN 'high' ELSE 'low' END,
      CASE WHEN is_rare THEN '[{"kind":"age","tone":"fail","label":"Under 18"}]'
        ELSE '[{"kind":"check","tone":"attention","label":"Face"}]' END::jsonb,
      CASE WHEN is_rare THEN '${nadia.id}'::uuid END,
      CASE WHEN is_rare AND NOT is_decided THEN '${nadia.id}'::uuid END,
      CASE WHEN is_decided THEN 'decided' ELSE 'open' END, CASE WHEN is_decided THEN 'approved' END,
      CASE WHEN is_decided THEN '2027-06-01T00:00:00Z'::timestamptz - n * interval '20 seconds' END
    FROM people`);
  await owner.query('COMMIT');
  await owner.query('ANALYZE');
  // As a vacuum leaves it: else each value of a blocker would first read what was inserted last.
  await owner.query("SELECT gin_clean_pending_list('case_blockers'::regclass)");
}, 240_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

const Plan = z.looseObject({ 'Shared Hit Blocks': z.int(), 'Shared Read Blocks': z.int(), 'Actual Rows': z.number() });
const Explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan })]) })]);

/** Ten cases are due before this moment. */
const clock = { now: new Date('2026-12-01T00:03:35Z'), zone: 'UTC' };

/** The rows of a page, and how many blocks of 8 KB were looked at for them. */
async function cost(
  filter: QueueFilter,
  from: Position | null = null,
  how: Reading = {},
): Promise<{ rows: number; blocks: number }> {
  const order = orderOf(filter, await entriesOf(filter, (provider) => provider));
  const connections = [
    { id: home, provider: 'blockpass' },
    { id: rareDesk, provider: 'ondato' },
  ];
  return costOf(
    pageQuery({ filter, order, from, asker: { meId: nadia.id, seesNames: true, clock, connections } }, how),
  );
}

async function costOf(query: Prisma.Sql): Promise<{ rows: number; blocks: number }> {
  const found = await db().$queryRaw(Prisma.sql`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query}`);
  const plan = Explained.parse(found)[0]['QUERY PLAN'][0].Plan;
  return { rows: plan['Actual Rows'], blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] };
}

const filter = (tab: QueueTab, change: Partial<QueueFilter>): QueueFilter => ({
  tab,
  providers: [],
  text: '',
  cursor: null,
  ...change,
});

const rare: [string, () => FilterParts, or?: JoinedField[]][] = [
  ['a connection', () => ({ connections: [rareDesk] })],
  ['a country', () => ({ countries: ['ISL'] })],
  ['an assignee', () => ({ assignees: ['me'] })],
  ['a risk', () => ({ risks: ['high'] })],
  ['two risks', () => ({ risks: ['high', 'medium'] })],
  ['a blocker', () => ({ blockers: ['age'] })],
  ['an outcome', () => ({ tones: ['fail'] })],
  ['a tag', () => ({ tags: ['vip'] })],
  ['a type of document', () => ({ documentKinds: ['residence_permit'] })],
  ['no document, which none has', () => ({ documentKinds: ['none'] })],
  ['no blocker, which none has', () => ({ blockers: ['none'] })],
  ['two countries', () => ({ countries: ['ISL', 'NOR'] })],
  ['two connections', () => ({ connections: [rareDesk, crypto.randomUUID()] })],
  ['two assignees', () => ({ assignees: ['me', crypto.randomUUID()] })],
  ['two blockers', () => ({ blockers: ['age', 'document'] })],
  ['two tags', () => ({ tags: ['vip', 'unheard'] })],
  ['overdue', () => ({ dueIn: ['overdue'] })],
  ['all but a provider', () => ({ notProviders: ['blockpass'] })],
  ['all but a connection', () => ({ notConnections: [home] })],
  ['all but a country', () => ({ notCountries: ['FRA'] })],
  ['all but two countries', () => ({ notCountries: ['FRA', 'KAZ'] })],
  ['all but no one', () => ({ notAssignees: ['none'] })],
  ['all but no one and a member', () => ({ notAssignees: ['none', crypto.randomUUID()] })],
  ['all but a risk', () => ({ notRisks: ['low'] })],
  ['all but a blocker', () => ({ notBlockers: ['check'] })],
  ['all but two blockers', () => ({ notBlockers: ['check', 'hit'] })],
  ['a country or a risk', () => ({ countries: ['ISL'], risks: ['high'] }), ['countries', 'risks']],
  ['a blocker or an assignee', () => ({ blockers: ['age'], assignees: ['me'] }), ['blockers', 'assignees']],
  ['a connection or no blocker', () => ({ connections: [rareDesk], blockers: ['none'] }), ['connections', 'blockers']],
  ['a risk or all but a country', () => ({ risks: ['high'], notCountries: ['FRA'] }), ['risks', 'notCountries']],
  [
    'three fields, and a tag',
    () => ({ notConnections: [home], tones: ['fail'], notRisks: ['low'], tags: ['vip'] }),
    ['notConnections', 'tones', 'notRisks'],
  ],
  ['days of opening', () => ({ openedFrom: ['2026-01-01'], openedUntil: ['2026-01-01'], assignees: ['me'] })],
];

describe('A value that few cases have is not looked for case by case', () => {
  const both = (['needs_review', 'decided'] as const).flatMap((tab) =>
    rare.map(([name, parts, or]) => [name, tab, parts, or] as const),
  );
  test.each(both)('%s, under %s', async (name, tab, parts, or) => {
    const { rows, blocks } = await cost(filter(tab, { parts: parts(), or }));
    expect(rows).toBe(/none has|days/.test(name) ? 0 : 5);
    expect(blocks).toBeLessThan(250);
  });

  test.each([
    ['two countries', { countries: ['ISL', 'FRA'] }],
    ['two blockers', { blockers: ['age', 'check'] }],
    ['two risks', { risks: ['high', 'low'] }],
    ['me and no one', { assignees: ['me', 'none'] }],
    ['all but a rare country', { notCountries: ['ISL'] }],
    ['all but a rare provider', { notProviders: ['ondato'] }],
    ['all but a rare risk', { notRisks: ['high'] }],
    ['all but me', { notAssignees: ['me'] }],
    ['all but a rare blocker', { notBlockers: ['age'] }],
    ['all but a rare tag', { notTags: ['vip'] }],
    ['a rare country or a common risk', { countries: ['ISL'], risks: ['low'] }, ['countries', 'risks']],
    ['a common blocker or me', { blockers: ['check'], assignees: ['me'] }, ['blockers', 'assignees']],
    ['all but a country, or due soon', { notCountries: ['ISL'], dueIn: ['overdue'] }, ['notCountries', 'due']],
  ] as [string, FilterParts, JoinedField[]?][])(
    'A rare value beside a common one is met on the way, as the common one alone: %s',
    async (_, parts, or) => {
      const { rows, blocks } = await cost(filter('needs_review', { parts, or }));
      expect(rows).toBe(51);
      expect(blocks).toBeLessThan(1_000);
    },
  );

  test('a provider, under needs_review', async () => {
    const { rows, blocks } = await cost(filter('needs_review', { providers: ['ondato'] }));
    expect(rows).toBe(5);
    expect(blocks).toBeLessThan(250);
  });

  test.each([
    ['a country', Prisma.sql`(country NOT IN ('FRA') OR country IS NULL)`],
    ['a blocker', Prisma.sql`NOT blockers @> '[{"kind":"check"}]'`],
    ['a provider', Prisma.sql`connection_id IN (SELECT id FROM connection WHERE provider <> 'blockpass')`],
  ])('control: all but %s, in plain SQL, is looked for case by case', async (_, condition) => {
    const { rows, blocks } = await costOf(Prisma.sql`
      SELECT id FROM "case" WHERE state <> 'decided' AND ${condition} ORDER BY due_at, id LIMIT 51`);
    expect(rows).toBe(5);
    expect(blocks).toBeGreaterThan(250);
  });

  const sorts = ['provider', 'assignee'] as const;
  test.each(both.flatMap(([name, tab, parts, or]) => sorts.map((by) => [name, tab, by, parts, or] as const)))(
    '%s, under %s, sorted by %s: found and sorted',
    async (name, tab, by, parts, or) => {
      const sorted = filter(tab, { parts: parts(), or, sort: { by, isReversed: false } });
      const { rows, blocks } = await cost(sorted, null, { areFew: true });
      expect(rows).toBe(/none has|days/.test(name) ? 0 : 5);
      expect(blocks).toBeLessThan(250);
    },
  );

  test.each([
    ['a country', { countries: ['FRA'] }],
    ['a risk', { risks: ['low'] }],
    ['a blocker', { blockers: ['check'] }],
    ['no one', { assignees: ['none'] }],
    ['a type of document', { documentKinds: ['passport'] }],
  ])('One that nearly all have is met on the way, in each connection and member too: %s', async (_, parts) => {
    for (const by of ['due', 'provider', 'assignee'] as const) {
      const { rows, blocks } = await cost(filter('needs_review', { parts, sort: { by, isReversed: false } }));
      expect(rows).toBe(51);
      expect(blocks).toBeLessThan(1_000);
    }
  });

  test('control: the same rows by a walk along the due dates', async () => {
    await owner.query("CREATE TABLE kept AS SELECT pg_get_indexdef('case_blockers'::regclass) AS made");
    await owner.query('DROP INDEX case_blockers');
    const walked = await cost(filter('needs_review', { parts: { blockers: ['age'] } }));
    await owner.query((await owner.query<{ made: string }>('SELECT made FROM kept')).rows[0]?.made ?? '');
    expect(walked.rows).toBe(5);
    expect(walked.blocks).toBeGreaterThan(250);
  });
});

test('Above a thousand of a state, a thousand are counted, and the other states all the same', async () => {
  expect(await filterCounts(nadia, filter('escalated', { parts: { countries: ['FRA'] } }))).toMatchObject({
    open: 1_001,
    decided: 1_001,
    escalated: 0,
  });
  const few = await filterCounts(nadia, filter('escalated', { parts: { countries: ['ISL'] } }));
  expect(few).toMatchObject({ open: 5, decided: 5, archived: 0 });
});

describe('A page far down an order costs what the first one does', () => {
  const orders = (['needs_review', 'decided'] as const).flatMap((tab) => sortsOf(tab).map((by) => [by, tab] as const));
  test.each(orders)('%s, under %s', async (by, tab) => {
    const of = filter(tab, { sort: { by, isReversed: false } });
    const [row] = await owner
      .query<{ id: string; due_at: Date; opened_at: Date; decided_at: Date }>(
        `SELECT id, due_at, opened_at, decided_at FROM "case"
       WHERE state ${tab === 'decided' ? '=' : '<>'} 'decided' AND risk = 'low' ORDER BY due_at OFFSET $1 LIMIT 1`,
        [Math.floor(cases / 4)],
      )
      .then(({ rows }) => rows);
    if (!row) throw new Error('There is no such row.');
    const at = by === 'opened' ? row.opened_at : tab === 'decided' ? row.decided_at : row.due_at;
    const ranks: Partial<Record<SortKey, number | string | null>> = {
      risk: tab === 'decided' ? 0 : 2,
      country: 'FRA',
      provider: home,
      assignee: null,
    };
    const rank = by in ranks ? { rank: ranks[by] } : {};
    const first = await cost(of);
    const deep = await cost(of, { way: 'next', at: at.toISOString(), id: row.id, ...rank });
    expect([first.rows, deep.rows]).toEqual([51, 51]);
    expect(deep.blocks).toBeLessThan(first.blocks * 1.5 + 100);
  });
});
