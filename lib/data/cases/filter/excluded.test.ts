/**
 * What "is not" leaves and what "or" finds: in the rows, for a job that takes all that match, in the counts and in a
 * view's count.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { JoinedField } from '#lib/review/case/filter/joined.ts';
import type { FilterParts } from '#lib/review/case/filter/parts.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { type Known, knownCase, namesOf } from '#test/builders/known-case.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../../database.ts';
import { cappedCounts } from '../capped-counts.ts';
import { filterCounts } from '../filter-counts.ts';
import { applicantsInQueue, casePage, figureCount } from '../queue.ts';
import { searchCounts } from '../search/counts.ts';

let database: TestDatabase;
let [desk, other] = ['', ''];
let [nadia, omar] = [] as unknown as [MemberActor, MemberActor];

beforeAll(async () => {
  database = await testDatabase();
  [desk, other] = [await aConnection(), await aConnection()];
  await db().connection.update({ where: { id: other }, data: { provider: 'ondato' } });
  [nadia, omar] = [await aMember('reviewer'), await aMember('reviewer')];
  const cases: Known[] = [
    { name: 'plain' },
    { name: 'kazakh', country: 'KAZ', risk: 'high' },
    { name: 'nowhere', country: null },
    { name: 'odd', country: 'Kosovo', tag: 'vip' },
    { name: 'elsewhere', home: other, country: 'KAZ', opened: '2026-11-01T00:00:00Z' },
    {
      name: 'sanctioned',
      blockers: [
        ['hit', 'attention', 'Sanctions'],
        ['check', 'fail'],
      ],
    },
    { name: 'political', blockers: [['hit', 'fail', 'PEP class 2']], risk: 'medium', due: '2026-11-30T12:00:00Z' },
    { name: 'mine', assignee: nadia, blockers: [['document', 'fail', 'Expired']] },
    { name: 'his', assignee: omar, blockers: [['age', 'fail', 'Under 18']], due: '2026-12-01T00:00:00Z' },
    { name: 'asleep', state: 'snoozed', country: 'KAZ' },
  ];
  for (const one of cases) await knownCase({ home: desk, by: nadia, ...one });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const all = ['elsewhere', 'his', 'kazakh', 'mine', 'nowhere', 'odd', 'plain', 'political', 'sanctioned'];
const but = (...names: string[]) => all.filter((name) => !names.includes(name));

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

/** In every place that asks with a filter. */
async function mustFind(of: QueueFilter, expected: string[]): Promise<void> {
  expect(await found(of)).toEqual(expected);
  for (const by of ['risk', 'country'] as const)
    expect(await found({ ...of, sort: { by, isReversed: true } }), `in the order by ${by}`).toEqual(expected);
  expect(await namesOf(await applicantsInQueue(nadia, of, 100)), 'all that match, for a job').toEqual(expected);
  expect((await filterCounts(nadia, of)).open, 'counted').toBe(expected.length);
  expect(await cappedCounts(nadia, [of, of], 100), 'counted as a view').toEqual([expected.length, expected.length]);
}

describe('What is excluded', () => {
  test.each<[string, () => FilterParts, string[]]>([
    [
      'a country: one without a country, and one with a word of the vendor, stay',
      () => ({ notCountries: ['KAZ'] }),
      but('kazakh', 'elsewhere'),
    ],
    ['two countries', () => ({ notCountries: ['KAZ', 'FRA'] }), ['nowhere', 'odd']],
    ['a country that none has', () => ({ notCountries: ['ISL'] }), all],
    [
      'a country of a list that is wanted',
      () => ({ countries: ['KAZ', 'FRA'], notCountries: ['FRA'] }),
      ['elsewhere', 'kazakh'],
    ],
    ['a connection', () => ({ notConnections: [desk] }), ['elsewhere']],
    ['all connections', () => ({ notConnections: [desk, other] }), []],
    ['a connection that is not there', () => ({ notConnections: [nadia.id] }), all],
    ['a provider', () => ({ notProviders: ['ondato'] }), but('elsewhere')],
    ['a provider that is not there', () => ({ notProviders: ['allpass'] }), all],
    ['all providers', () => ({ notProviders: ['ondato', 'blockpass'] }), []],
    ['a risk', () => ({ notRisks: ['low'] }), ['kazakh', 'political']],
    ['the risk in the middle', () => ({ notRisks: ['medium'] }), but('political')],
    ['two risks', () => ({ notRisks: ['low', 'high'] }), ['political']],
    ['all risks', () => ({ notRisks: ['low', 'medium', 'high'] }), []],
    ['me: no one stays', () => ({ notAssignees: ['me'] }), but('mine')],
    ['me, twice', () => ({ notAssignees: ['me', nadia.id] }), but('mine')],
    ['two members', () => ({ notAssignees: [omar.id, 'me'] }), but('mine', 'his')],
    ['no one', () => ({ notAssignees: ['none'] }), ['his', 'mine']],
    ['no one and me', () => ({ notAssignees: ['none', 'me'] }), ['his']],
    ['a kind of blocker', () => ({ notBlockers: ['hit'] }), but('sanctioned', 'political')],
    ['a topic of hits: other hits stay', () => ({ notBlockers: ['hit:sanction'] }), but('sanctioned')],
    ['a topic that no list has', () => ({ notBlockers: ['hit:nothing'] }), all],
    ['two kinds', () => ({ notBlockers: ['hit', 'age'] }), but('sanctioned', 'political', 'his')],
    ['no blocker', () => ({ notBlockers: ['none'] }), ['his', 'mine', 'political', 'sanctioned']],
    ['no blocker and a kind', () => ({ notBlockers: ['none', 'hit'] }), ['his', 'mine']],
    ['a kind, of those with another', () => ({ blockers: ['hit'], notBlockers: ['check'] }), ['political']],
    ['a kind, of those with an outcome', () => ({ tones: ['fail'], notBlockers: ['hit'] }), ['his', 'mine']],
    ['a tag', () => ({ notTags: ['vip'] }), but('odd')],
    ['a tag that none has', () => ({ notTags: ['unheard'] }), all],
  ])('%s', (_, parts, expected) => mustFind(filter(parts()), expected));

  test('control: in plain SQL, a case without a country is hidden', async () => {
    const rows = await db().$queryRaw<{ id: string }[]>`
      SELECT applicant_id AS id FROM "case" WHERE country NOT IN ('KAZ')`;
    expect(await namesOf(rows.map(({ id }) => id))).not.toContain('nowhere');
  });

  test('What is excluded of a member who looks is their own', async () => {
    expect(await found(filter({ notAssignees: ['me'] }), omar)).toEqual(but('his'));
  });
});

describe('Joined by "or"', () => {
  test.each<[string, () => FilterParts, JoinedField[], string[]]>([
    [
      'two fields',
      () => ({ countries: ['KAZ'], risks: ['medium'] }),
      ['countries', 'risks'],
      ['elsewhere', 'kazakh', 'political'],
    ],
    ['control: the same by "and"', () => ({ countries: ['KAZ'], risks: ['medium'] }), [], []],
    [
      'blockers, or due soon',
      () => ({ blockers: ['hit:sanction'], dueFrom: ['2026-11-30'] }),
      ['blockers', 'due'],
      ['his', 'political', 'sanctioned'],
    ],
    [
      'days of a field hold together',
      () => ({ dueFrom: ['2026-11-30'], dueUntil: ['2026-11-30'], assignees: ['me'] }),
      ['due', 'assignees'],
      ['mine', 'political'],
    ],
    [
      'kind and outcome of one blocker hold together',
      () => ({ blockers: ['hit'], tones: ['fail'], countries: ['KAZ'] }),
      ['blockers', 'countries'],
      ['elsewhere', 'kazakh', 'political'],
    ],
    [
      'an outcome beside excluded kinds',
      () => ({ notBlockers: ['hit'], tones: ['fail'], risks: ['high'] }),
      ['tones', 'risks'],
      ['his', 'kazakh', 'mine'],
    ],
    [
      'what is excluded',
      () => ({ notRisks: ['low'], notAssignees: ['none'] }),
      ['notRisks', 'notAssignees'],
      ['his', 'kazakh', 'mine', 'political'],
    ],
    [
      'no country, by what is excluded',
      () => ({ notCountries: ['FRA', 'KAZ'], blockers: ['age'] }),
      ['notCountries', 'blockers'],
      ['his', 'nowhere', 'odd'],
    ],
    [
      'excluded kinds',
      () => ({ notBlockers: ['none', 'hit'], countries: ['KAZ'] }),
      ['notBlockers', 'countries'],
      ['elsewhere', 'his', 'kazakh', 'mine'],
    ],
    [
      'the others hold as well',
      () => ({ countries: ['KAZ'], risks: ['medium'], openedUntil: ['2026-11-01'] }),
      ['countries', 'risks'],
      ['elsewhere'],
    ],
    [
      'the tag holds as well',
      () => ({ countries: ['KAZ'], assignees: ['none'], tags: ['vip'] }),
      ['countries', 'assignees'],
      ['odd'],
    ],
    [
      'three fields',
      () => ({ risks: ['high'], blockers: ['age'], openedUntil: ['2026-11-01'] }),
      ['risks', 'blockers', 'opened'],
      ['elsewhere', 'his', 'kazakh'],
    ],
    [
      'connections, or a risk',
      () => ({ connections: [other], risks: ['medium'] }),
      ['connections', 'risks'],
      ['elsewhere', 'political'],
    ],
    [
      'all connections excluded, or a risk',
      () => ({ notConnections: [desk, other], risks: ['medium'] }),
      ['notConnections', 'risks'],
      ['political'],
    ],
  ])('%s', (_, parts, or, expected) => mustFind(filter(parts(), { or }), expected));

  test('A provider, or another field; the text holds as well', async () => {
    const of = filter({ risks: ['medium'] }, { providers: ['ondato'], or: ['providers', 'risks'] });
    await mustFind(of, ['elsewhere', 'political']);
    await mustFind({ ...of, or: [] }, []);
    expect(await found({ ...of, text: 'political' })).toEqual(['political']);
    expect((await searchCounts(nadia, { ...of, text: 'political' }))?.byState.open).toBe(1);
  });

  test('A number of the metrics and the tab hold as well', async () => {
    const of = filter({ countries: ['KAZ'], risks: ['medium'] }, { or: ['countries', 'risks'] });
    const figure = { openAt: '2026-11-05T00:00:00.000Z' };
    expect(await found({ ...of, figure })).toEqual(['elsewhere']);
    expect(await figureCount(nadia, { ...of, figure })).toBe(1);
    expect(await found({ ...of, tab: 'snoozed' })).toEqual(['asleep']);
  });

  test('control: without brackets, a snoozed case is among those that need review', async () => {
    const rows = await db().$queryRaw<{ id: string }[]>`
      SELECT applicant_id AS id FROM "case" WHERE state = 'open' AND risk = 'medium' OR country = 'KAZ'`;
    expect(await namesOf(rows.map(({ id }) => id))).toContain('asleep');
  });
});
