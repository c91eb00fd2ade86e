import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { FilterParts } from '#lib/review/case/filter/parts.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { type Known, knownCase, namesOf } from '#test/builders/known-case.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase } from '../database.ts';
import { cappedCounts } from './capped-counts.ts';
import { filterCounts } from './filter-counts.ts';
import { applicantsInQueue, casePage, figureCount } from './queue.ts';

let database: TestDatabase;
let [desk, other] = ['', ''];
let [nadia, omar, manager] = [] as unknown as [MemberActor, MemberActor, MemberActor];

const aKnownCase = (of: Known) => knownCase({ home: desk, by: nadia, ...of });

beforeAll(async () => {
  database = await testDatabase();
  [desk, other] = [await aConnection(), await aConnection()];
  [nadia, omar, manager] = [await aMember('reviewer'), await aMember('reviewer'), await aMember('manager')];
  const cases: Known[] = [
    { name: 'plain' },
    { name: 'german', country: 'DEU', risk: 'high', opened: '2026-11-01T00:00:00Z' },
    { name: 'elsewhere', home: other, due: '2026-11-30T23:59:59.999Z' },
    {
      name: 'sanctioned',
      blockers: [
        ['hit', 'attention', 'Sanctions'],
        ['check', 'fail'],
      ],
    },
    { name: 'political', blockers: [['hit', 'fail', 'PEP class 2']], risk: 'medium', tag: 'vip' },
    { name: 'mine', assignee: nadia, blockers: [['document', 'fail', 'Expired']] },
    { name: 'his', assignee: omar, blockers: [['age', 'fail', 'Under 18']], due: '2026-12-01T00:00:00Z' },
    { name: 'asleep', state: 'snoozed', risk: 'high', tag: 'needs translator', country: 'DEU' },
  ];
  for (const one of cases) await aKnownCase(one);
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const filter = (parts: FilterParts | undefined, change: Partial<QueueFilter> = {}): QueueFilter => ({
  tab: 'needs_review',
  providers: [],
  text: '',
  cursor: null,
  parts,
  ...change,
});

const found = async (of: QueueFilter, actor = nadia) =>
  namesOf((await casePage(actor, of)).rows.map(({ applicantId }) => applicantId));

const all = ['elsewhere', 'german', 'his', 'mine', 'plain', 'political', 'sanctioned'];

describe('Under needs review', () => {
  test.each<[string, () => FilterParts | undefined, string[]]>([
    ['nothing', () => undefined, all],
    ['a connection', () => ({ connections: [other] }), ['elsewhere']],
    ['a connection that is not there', () => ({ connections: [nadia.id] }), []],
    ['a country', () => ({ countries: ['DEU'] }), ['german']],
    ['one of two countries', () => ({ countries: ['DEU', 'FRA'] }), all],
    ['a risk', () => ({ risks: ['high'] }), ['german']],
    ['one of two risks', () => ({ risks: ['high', 'medium'] }), ['german', 'political']],
    ['a kind of blocker', () => ({ blockers: ['document'] }), ['mine']],
    ['one of two kinds', () => ({ blockers: ['hit', 'age'] }), ['his', 'political', 'sanctioned']],
    ['a topic of hits', () => ({ blockers: ['hit:sanction'] }), ['sanctioned']],
    ['a topic with classes', () => ({ blockers: ['hit:pep'] }), ['political']],
    ['a topic that no list has', () => ({ blockers: ['hit:nothing'] }), []],
    ['no blocker', () => ({ blockers: ['none'] }), ['elsewhere', 'german', 'plain']],
    ['no blocker, or one of a kind', () => ({ blockers: ['none', 'age'] }), ['elsewhere', 'german', 'his', 'plain']],
    ['an outcome', () => ({ tones: ['attention'] }), ['sanctioned']],
    ['kind and outcome of one blocker', () => ({ blockers: ['hit'], tones: ['fail'] }), ['political']],
    ['no blocker, with an outcome', () => ({ blockers: ['none'], tones: ['fail'] }), ['elsewhere', 'german', 'plain']],
    ['me', () => ({ assignees: ['me'] }), ['mine']],
    ['a member', () => ({ assignees: [omar.id] }), ['his']],
    ['me or a member', () => ({ assignees: ['me', omar.id] }), ['his', 'mine']],
    ['no one', () => ({ assignees: ['none'] }), all.filter((name) => name !== 'his' && name !== 'mine')],
    ['no one or me', () => ({ assignees: ['none', 'me'] }), all.filter((name) => name !== 'his')],
    ['a tag', () => ({ tags: ['vip'] }), ['political']],
    ['opened until a day, the whole of it', () => ({ openedUntil: ['2026-11-01'] }), ['german']],
    ['opened from a day', () => ({ openedFrom: ['2026-11-02'] }), all.filter((name) => name !== 'german')],
    ['due from a day', () => ({ dueFrom: ['2026-11-30'] }), ['elsewhere', 'his']],
    ['due on a day', () => ({ dueFrom: ['2026-11-30'], dueUntil: ['2026-11-30'] }), ['elsewhere']],
    ['country and risk', () => ({ countries: ['FRA'], risks: ['high'] }), []],
    ['country, risk and no blocker', () => ({ countries: ['DEU'], risks: ['high'], blockers: ['none'] }), ['german']],
  ])('%s', async (_, parts, expected) => {
    const of = filter(parts());
    expect(await found(of)).toEqual(expected);
    expect(await namesOf(await applicantsInQueue(nadia, of, 100)), 'all that match, for a job').toEqual(expected);
    expect((await filterCounts(nadia, of)).open, 'counted').toBe(expected.length);
  });
});

test('The tab and the other filters hold together', async () => {
  const parts = { countries: ['DEU'] };
  expect(await found(filter(parts, { tab: 'snoozed' }))).toEqual(['asleep']);
  expect(await found(filter(parts, { text: 'plain' }))).toEqual([]);
  expect(await found(filter(parts, { providers: ['ondato'] }))).toEqual([]);
  expect(await found(filter({ assignees: ['me'] }), omar)).toEqual(['his']);
  const figure = { openAt: '2026-11-05T00:00:00.000Z' };
  expect(await found(filter(parts, { figure }))).toEqual(['german']);
  expect(await figureCount(nadia, filter({ countries: ['FRA'] }, { figure }))).toBe(0);
});

test('Each state is counted, whatever the tab', async () => {
  const counts = await filterCounts(nadia, filter({ risks: ['high'] }, { tab: 'decided' }));
  expect(counts).toMatchObject({ open: 1, snoozed: 1, decided: 0, archived: 0 });
});

test('A role that sees no names filters by what its rows show, and by no name', async () => {
  expect(await found(filter({ countries: ['DEU'] }), manager)).toEqual(['german']);
  expect(await found(filter({ tags: ['vip'] }, { text: 'political' }), manager)).toEqual([]);
  expect(await found(filter({ tags: ['vip'] }, { text: 'political' }))).toEqual(['political']);
  expect(await filterCounts(manager, filter({ tags: ['vip'] }, { text: 'political' }))).toMatchObject({ open: 0 });
  await expect(filterCounts(await aMember('admin'), filter({ risks: ['high'] }))).rejects.toThrow('does not allow');
});

test('Days relative to today are those of now, in the time zone of the desk', async () => {
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const inIceland = [
    { name: 'new', opened: ago(0), due: ago(-1) },
    { name: 'late', opened: ago(10 * 24), due: ago(1) },
    { name: 'long ago', opened: ago(40 * 24), due: ago(-30 * 24) },
  ];
  for (const one of inIceland) await aKnownCase({ ...one, country: 'ISL' });
  const within = (parts: FilterParts) => found(filter({ countries: ['ISL'], ...parts }));
  expect(await within({ openedIn: ['today'] })).toEqual(['new']);
  expect(await within({ openedIn: ['14d'] })).toEqual(['late', 'new']);
  expect(await within({ dueIn: ['overdue'] })).toEqual(['late']);
  expect(await within({ dueIn: ['2h'] })).toEqual(['late', 'new']);
  expect(await within({ dueIn: ['7d'], openedIn: ['7d'] })).toEqual(['new']);
  const overdue = filter({ countries: ['ISL'], dueIn: ['overdue'] });
  expect(await filterCounts(nadia, overdue)).toMatchObject({ open: 1 });
  expect(await cappedCounts(nadia, [filter({ countries: ['ISL'] }), overdue], 10)).toEqual([3, 1]);
  expect(await namesOf(await applicantsInQueue(nadia, overdue, 100))).toEqual(['late']);
});
