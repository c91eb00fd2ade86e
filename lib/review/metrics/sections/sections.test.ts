import { expect, test } from 'vitest';
import { readMetricsAddress } from '../address.ts';
import { metricRows } from '../file.ts';
import type { GroupCounts } from '../measures.ts';
import { added, type Counts, type Dimension } from '../measures.ts';
import { rangeOf, stepsOf } from '../range.ts';
import type { MetricsRead, RangeRead } from '../read.ts';
import { sectionsOf } from './all.ts';
import { tilesOf } from './tiles.ts';

const now = new Date('2026-11-27T13:32:08Z');
const range = rangeOf({ preset: '7' }, 'UTC', now);
const [quick, slow] = ['aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'];
const connection = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';

function group(dimension: Dimension, value: string, counts: Partial<Counts>, connectionId: string | null = null) {
  return { connectionId, dimension, value, counts: { ...added([]), ...counts } } satisfies GroupCounts;
}

/** So many cases decided in an hour and a half each, half of them approved. */
function rangeRead(amount: number, groups: GroupCounts[] = []): RangeRead {
  const { unit, steps } = stepsOf(range);
  const approved = Math.ceil(amount / 2);
  const counts = { opened: amount, opened_decided: amount, approved, rejected: amount - approved };
  return {
    range,
    counts: [group('all', '', counts, connection), ...groups],
    times: amount === 0 ? [] : [{ connectionId: connection, dimension: 'all', value: '', slot: 18, amount }],
    unit,
    steps,
    perStep: steps.map(() => ({ opened: 0, approved: 0, rejected: 0 })),
    openAtEnd: amount,
  };
}

function read(amount: number, change: Partial<MetricsRead> = {}, groups: GroupCounts[] = []): MetricsRead {
  return {
    isOwn: false,
    seesReviewers: true,
    opensCases: true,
    mode: 'live',
    connections: [{ id: connection, label: 'Invented' }],
    connection: null,
    readAt: now.toISOString(),
    now: rangeRead(amount, groups),
    before: rangeRead(0),
    open: { ages: [amount, 0, 0, 0], over: 0, oldestAt: null },
    openHits: 0,
    reasons: [{ code: 'RJ-01', label: 'Document not genuine', act: 'Reject' }],
    members: new Map([
      [quick, 'Q. Quick'],
      [slow, 'S. Slow'],
    ]),
    dueInHours: 24,
    health: [{ connectionId: connection, steps: stepsOf(range).steps.map(() => null) }],
    check: null,
    ...change,
  };
}

const section = (of: MetricsRead, id: string) => sectionsOf(of).find((one) => one.id === id);
const texts = (of: MetricsRead, id: string) => section(of, id)?.rows.map((row) => row.map(({ text }) => text)) ?? [];

test.each([0, 1, 1_000_000])(
  '%i cases: every section has its definition, and no number is NaN or infinite',
  (amount) => {
    for (const one of sectionsOf(read(amount))) {
      expect(one.definition).toMatch(/\.$/);
      for (const row of one.rows) {
        expect(row).toHaveLength(one.columns.length);
        expect(row.map(({ text, raw }) => `${text} ${raw}`).join(' ')).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
    for (const tile of tilesOf(read(amount))) expect(tile.definition).toMatch(/\.$/);
  },
);

test('Nothing that is zero opens cases, and what is counted opens the span of its range', () => {
  const links = (amount: number) =>
    sectionsOf(read(amount)).flatMap(({ rows }) => rows.flat().flatMap(({ figure }) => figure ?? []));
  expect(links(0)).toEqual([]);
  const decided = tilesOf(read(8)).find(({ id }) => id === 'decided');
  expect(decided?.values[0]?.figure).toEqual({
    zone: 'UTC',
    mode: 'live',
    decided: { from: range.start, until: range.until },
  });
});

test('Groups of fewer than five are not shown, and never one alone', () => {
  const groups = [
    group('country', 'SWE', { approved: 20 }),
    group('country', 'NOR', { approved: 6, rejected: 1 }),
    group('country', 'DNK', { rejected: 3 }),
  ];
  const found = read(30, {}, groups);
  expect(texts(found, 'country').map(([name]) => name)).toEqual(['Sweden']);
  expect(section(found, 'country')?.hidden).toContain('2 hidden, 10 decided');
  expect(JSON.stringify(metricRows(found, null))).not.toContain('Denmark');
});

test('A group that was too small in the range before is hidden there too, with the next larger one', () => {
  const groups = ['SWE', 'NOR', 'POL'].map((value) => group('country', value, { approved: 20 }));
  const before = rangeRead(37, [
    group('country', 'SWE', { approved: 3 }),
    group('country', 'NOR', { approved: 6 }),
    group('country', 'POL', { approved: 28 }),
  ]);
  const rows = section(read(60, { before }, groups), 'country')?.rows ?? [];
  expect(rows.map((row) => [row[0]?.text, row[2]?.text, row[2]?.figure !== undefined])).toEqual([
    ['Sweden', 'hidden', false],
    ['Norway', 'hidden', false],
    ['Poland', '28', true],
  ]);
});

test.each([
  ['few agree and the time is short', { confirmed: 16, returned: 4, slot: 3 }, true],
  ['few agree and the time is the usual', { confirmed: 16, returned: 4, slot: 18 }, false],
  ['many agree and the time is short', { confirmed: 19, returned: 1, slot: 3 }, false],
  ['few were answered', { confirmed: 1, returned: 4, slot: 3 }, false],
])('The agreement of a reviewer, when %s: marked or not', (_when, { slot, ...answers }, isMarked) => {
  const groups = [
    group('reviewer', quick, { approved: 30, ...answers }),
    group('reviewer_risk', `${quick}:low`, { approved: 30 }),
  ];
  const found = rangeRead(60, groups);
  const times = [
    { connectionId: null, dimension: 'reviewer' as const, value: quick, slot, amount: 30 },
    { connectionId: null, dimension: 'risk' as const, value: 'low', slot: 18, amount: 60 },
  ];
  const rows = section(read(60, { now: { ...found, times } }), 'reviewers')?.rows;
  expect(rows?.[0]?.map(({ isMarked: is }) => is ?? false)[6]).toBe(isMarked);
});

test('Reviewers are listed by name, with their mix before their time, and only to who may see them', () => {
  const groups = [
    group('reviewer', slow, { approved: 10, confirmed: 3, returned: 1 }),
    group('reviewer', quick, { approved: 30 }),
    group('reviewer_risk', `${slow}:high`, { approved: 8 }),
    group('reviewer_risk', `${slow}:low`, { approved: 2 }),
  ];
  const rows = texts(read(40, {}, groups), 'reviewers');
  expect(rows.map(([name]) => name)).toEqual(['Q. Quick', 'S. Slow']);
  expect(rows[1]).toEqual(['S. Slow', '10', '80 % high', '–', '–', '–', '75.0 % of 4', '1']);
  expect(section(read(40, { seesReviewers: false }, groups), 'reviewers')).toBeUndefined();
  expect(metricRows(read(40, { seesReviewers: false }, groups), 'reviewers')).toBeNull();
});

test('A reviewer’s own numbers have no section about the desk', () => {
  const ids = sectionsOf(read(5, { isOwn: true, seesReviewers: false })).map(({ id }) => id);
  expect(ids).not.toEqual(expect.arrayContaining(['funnel']));
  for (const id of ['funnel', 'ages', 'hits', 'health', 'reviewers']) expect(ids).not.toContain(id);
  expect(tilesOf(read(5, { isOwn: true })).map(({ id }) => id)).toEqual(['decided', 'approval', 'time', 'in-time']);
});

test('A file has plain numbers: no thousands, no units, shares as fractions', () => {
  expect(metricRows(read(1_000_000), 'funnel')?.[1]).toEqual(['Opened', '1000000', '1.0000', '0', '0 first rounds']);
  const all = metricRows(read(1_000_000), null) ?? [];
  expect(all[0]).toEqual(['section', 'row', 'column', 'value']);
  expect(all).toContainEqual(['Summary', 'Decided, was 0, +1,000,000', 'Value', '1000000']);
  expect(metricRows(read(1), 'no-such')).toBeNull();
});

test.each([
  [{}, { range: { preset: '30' }, zone: 'UTC', compares: true, connection: null }],
  [
    { range: 'year', compare: 'no' },
    { range: { preset: 'year' }, compares: false },
  ],
  [{ from: '2026-01-01', to: '2026-02-01' }, { range: { from: '2026-01-01', to: '2026-02-01' } }],
  [
    { range: 'ever', zone: 'Mars/Olympus', connection: "x' OR true" },
    { range: { preset: '30' }, zone: 'UTC', connection: null },
  ],
])('The address %j is read as %j', (params: Record<string, string>, choice) => {
  expect(readMetricsAddress((name) => params[name])).toMatchObject(choice);
});
