import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { FilterParts } from '#lib/review/case/filter/parts.ts';
import type { QueueFilter, QueueTab } from '#lib/review/case/queue.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { closeDatabase } from '../database.ts';
import { casePage, readPage } from './queue.ts';

const cases = testSize({ small: 240, full: 5_000 });

let database: TestDatabase;
let owner: pg.Client;
let nadia: MemberActor;

/** The order of the labels is not that of the ids. */
const labels: Record<string, string> = { vult: 'Alpha', blockpass: 'Zeta', ondato: 'alpha' };
const labelOf = (provider: string) => labels[provider] ?? provider;

// Two connections of one provider and one name, of which one is removed; labels that differ in capitals alone; and one
// that no case has. Two members of one name, a disabled one, and one who has no case. Times are few, so that the id
// decides between almost all neighbours.
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  nadia = await aMember('reviewer', 'Nadia');
  for (const name of ['Ann Zorn', 'Ann Zorn', 'Émile', 'bo', 'Without']) await aMember('reviewer', name);
  await owner.query('BEGIN');
  for (const table of ['case', 'applicant']) await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  await owner.query(`
    INSERT INTO connection (id, provider, label, mode, status, settings)
    SELECT gen_random_uuid(), provider, label, 'test', status, 'v1.none' FROM (VALUES ('vult', 'Main', 'active'),
      ('blockpass', 'Main', 'active'), ('blockpass', 'Main', 'removed'), ('blockpass', 'äußere', 'active'),
      ('ondato', 'Main', 'active'), ('ondato', 'No case', 'active')) c (provider, label, status)`);
  await owner.query(`UPDATE member SET disabled_at = now() WHERE name = 'bo'`);
  await owner.query(`
    CREATE TEMP TABLE person ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, n, kind,
      (SELECT array_agg(id ORDER BY provider, label, id) FROM connection WHERE label <> 'No case') AS homes,
      (SELECT array_agg(id ORDER BY name, id) || NULL::uuid FROM member WHERE name <> 'Without') AS holders
    FROM generate_series(1, ${cases}) n, unnest(ARRAY['open', 'decided', 'archived']) kind`);
  await owner.query(`
    INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
    SELECT id, homes[1 + n % 5], kind || n, 'pending_review', now(), '' FROM person`);
  await owner.query(`
    INSERT INTO "case" (id, applicant_id, connection_id, country, opened_because, opened_at, due_at, state, outcome,
      decided_at, is_archived, assignee_id, assigned_by_id)
    SELECT gen_random_uuid(), id, homes[1 + n % 5], CASE WHEN n % 50 = 0 THEN 'ISL' ELSE 'FRA' END, 'status',
      '2026-11-01'::timestamptz, '2026-12-01'::timestamptz + n % 4 * interval '1 minute',
      CASE kind WHEN 'decided' THEN 'decided' ELSE 'open' END, CASE kind WHEN 'decided' THEN 'approved' END,
      CASE kind WHEN 'decided' THEN '2026-12-05'::timestamptz + n % 3 * interval '1 day' END, kind = 'archived',
      holders[1 + n % 7 % 6],
      CASE WHEN kind <> 'decided' AND holders[1 + n % 7 % 6] IS NOT NULL THEN '${nadia.id}'::uuid END
    FROM person`);
  for (const table of ['case', 'applicant']) await owner.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  await owner.query('COMMIT');
}, 60_000);

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

type Plain = { id: string; provider: string; label: string; connection: string; name: string | null; at: Date };
type Naive = Plain & { country: string; member: string | null };

const conditions: Partial<Record<QueueTab, string>> = {
  needs_review: `c.state = 'open' AND NOT c.is_archived`,
  open: `c.state = 'open' AND NOT c.is_archived`,
  decided: `c.state = 'decided'`,
  archived: 'c.is_archived',
};

/** The ids of all cases of a tab, sorted as a whole. */
async function naive(tab: QueueTab, by: 'provider' | 'assignee', isReversed: boolean, keep = (_: Naive) => true) {
  const { rows } = await owner.query<Naive>(`
    SELECT c.id, n.provider, n.label, n.id AS connection, m.name, m.id AS member, c.country,
      ${tab === 'decided' ? 'c.decided_at' : 'c.due_at'} AS at
    FROM "case" c JOIN connection n ON n.id = c.connection_id LEFT JOIN member m ON m.id = c.assignee_id
    WHERE ${conditions[tab]}`);
  const { compare } = new Intl.Collator('en');
  const [way, inTime] = [isReversed ? -1 : 1, tab === 'decided' ? -1 : 1];
  const byEntry = (a: Naive, b: Naive) => {
    if (by === 'provider')
      return (
        way *
        (compare(labelOf(a.provider), labelOf(b.provider)) ||
          compare(a.label, b.label) ||
          compare(a.connection, b.connection))
      );
    if (a.member === null || b.member === null) return Number(a.member === null) - Number(b.member === null);
    return way * (compare(a.name ?? '', b.name ?? '') || compare(a.member, b.member));
  };
  return rows
    .filter(keep)
    .sort((a, b) => byEntry(a, b) || inTime * (Number(a.at) - Number(b.at)) || inTime * (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

const filterOf = (tab: QueueTab, by: 'provider' | 'assignee', isReversed: boolean): QueueFilter => ({
  tab,
  providers: [],
  text: '',
  cursor: null,
  sort: { by, isReversed },
});

/** Every page from the first one, or back from a later one. */
async function walk(filter: QueueFilter, way: 'next' | 'previous' = 'next') {
  const pages = [await casePage(nadia, filter, labelOf)];
  for (let cursor = pages[0]?.[way]; cursor; cursor = pages.at(-1)?.[way])
    pages.push(await casePage(nadia, { ...filter, cursor }, labelOf));
  return pages;
}

const idsOf = (pages: { rows: { caseId: string }[] }[]) =>
  pages.flatMap(({ rows }) => rows.map(({ caseId }) => caseId));

const tabs: QueueTab[] = ['needs_review', 'open', 'decided', 'archived'];
const every = tabs.flatMap((tab) =>
  (['provider', 'assignee'] as const).flatMap((by) =>
    [false, true].map((isReversed) => [tab, by, isReversed] as const),
  ),
);

describe('A walk over all pages shows what a sort of all cases does, and the same on the way back', () => {
  test.each(every)('%s by %s, reversed: %s', async (tab, by, isReversed) => {
    const filter = filterOf(tab, by, isReversed);
    const wanted = await naive(tab, by, isReversed);
    const forward = await walk(filter);
    expect(wanted).toHaveLength(cases);
    expect(idsOf(forward)).toEqual(wanted);
    const cursor = forward.at(-1)?.previous ?? null;
    const back = (await walk({ ...filter, cursor }, 'previous')).reverse();
    expect(idsOf(back)).toEqual(wanted.slice(0, -(forward.at(-1)?.rows.length ?? 0)));
  });

  test.each(every)('a file, %s by %s, reversed: %s, in pages of another size', async (tab, by, isReversed) => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const filter: QueueFilter = { ...filterOf(tab, by, isReversed), cursor };
      const how = { isMasked: true, size: 70, labelOf };
      const page = await readPage({ meId: nadia.id, seesNames: true }, filter, how);
      ids.push(...page.rows.map(({ caseId }) => caseId));
      cursor = page.next;
    } while (cursor !== null);
    expect(ids).toEqual(await naive(tab, by, isReversed));
  });
});

describe('A filter goes with either order', () => {
  const narrowed: [string, Partial<QueueFilter> | (() => Partial<QueueFilter>), (row: Naive) => boolean][] = [
    ['a provider', { providers: ['blockpass'] }, ({ provider }) => provider === 'blockpass'],
    ['a country that few have', { parts: { countries: ['ISL'] } }, ({ country }) => country === 'ISL'],
    ['no one', { parts: { assignees: ['none'] } }, ({ member }) => member === null],
    ['me', { parts: { assignees: ['me'] } }, ({ member }) => member === nadia.id],
  ];
  const both = narrowed.flatMap((one) => (['provider', 'assignee'] as const).map((by) => [one[0], by, one] as const));
  test.each(both)('%s, by %s', async (_, by, [, change, keep]) => {
    for (const isReversed of [false, true]) {
      const filter = { ...filterOf('needs_review', by, isReversed), ...(change as { parts?: FilterParts }) };
      const wanted = await naive('needs_review', by, isReversed, keep);
      const forward = await walk(filter);
      expect(idsOf(forward)).toEqual(wanted);
      const cursor = forward.at(-1)?.next ?? forward.at(-1)?.previous ?? null;
      const back = cursor ? (await walk({ ...filter, cursor }, 'previous')).reverse() : [];
      expect(idsOf(back)).toEqual(wanted.slice(0, idsOf(back).length));
    }
  });

  test('some cases by their ids', async () => {
    const wanted = (await naive('needs_review', 'assignee', false)).filter((_, at) => at % 3 === 0);
    const how = { isMasked: true, size: 500, labelOf, only: wanted.toReversed() };
    const filter = filterOf('needs_review', 'assignee', false);
    const page = await readPage({ meId: nadia.id, seesNames: true }, filter, how);
    expect(idsOf([page])).toEqual(wanted);
  });
});

describe('A page goes on from a position whose member', () => {
  const filter = filterOf('archived', 'assignee', false);
  const give = async (ids: string[], memberId: string | null) => {
    await owner.query(`ALTER TABLE "case" DISABLE TRIGGER USER`);
    await owner.query('UPDATE "case" SET assignee_id = $1, assigned_by_id = $1 WHERE id = ANY ($2)', [memberId, ids]);
    await owner.query(`ALTER TABLE "case" ENABLE TRIGGER USER`);
  };
  const second = async () => {
    const { next } = await casePage(nadia, filter, labelOf);
    return casePage(nadia, { ...filter, cursor: next }, labelOf);
  };

  test('has given all cases away: those of the next member', async () => {
    const all = await naive('archived', 'assignee', false);
    const { next, rows } = await casePage(nadia, filter, labelOf);
    const last = rows.at(-1)?.assignee?.id;
    const theirs = await naive('archived', 'assignee', false, ({ member }) => member === last);
    await give(theirs, null);
    const page = await casePage(nadia, { ...filter, cursor: next }, labelOf);
    await give(theirs, last ?? null);
    const after = all.slice(50).filter((id) => !theirs.includes(id));
    expect(theirs.length).toBeGreaterThan(1);
    expect(idsOf([page])).toEqual(after.slice(0, 50));
  });

  test('is disabled: the same page', async () => {
    const before = await second();
    await owner.query(`UPDATE member SET disabled_at = now() WHERE name = 'Ann Zorn'`);
    expect(await second()).toEqual(before);
  });

  test('is not known: the first page', async () => {
    const place = { way: 'next', at: '2026-12-01T00:00:00Z', id: crypto.randomUUID(), rank: crypto.randomUUID() };
    const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
    const [first, unknown] = [
      await casePage(nadia, filter, labelOf),
      await casePage(nadia, { ...filter, cursor }, labelOf),
    ];
    expect(unknown.rows).toEqual(first.rows);
  });
});
