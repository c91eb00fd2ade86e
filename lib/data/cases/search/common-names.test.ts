import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { namedPeople } from '#test/builders/named-people.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../../database.ts';
import { pageQuery, pageSize } from '../page-query.ts';
import { casePage } from '../queue.ts';
import { orderOf } from '../sorting.ts';

let database: TestDatabase;
let connectionId: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connectionId = await aConnection();
  nadia = await aMember('reviewer');
  // One in five is called Maria. Every Zora is decided, and 20,500 others are due before the open Veras.
  await namedPeople(database.ownerUrl, connectionId, [
    { word: 'maria', amount: 4_100, everySeconds: 5, state: 'open' },
    { word: 'person', amount: 16_400, everySeconds: 1, state: 'open' },
    { word: 'zora', amount: 4_100, everySeconds: 1, state: 'decided' },
    { word: 'vera', amount: 4_100, everySeconds: 1, state: 'decided' },
    { word: 'vera', amount: 3, everySeconds: 30_000, state: 'open' },
    { word: 'hana', amount: 300, everySeconds: 1, state: 'open' },
    { word: '欧阳娜娜 ouyangnana ou yang na na', amount: 2, everySeconds: 1, state: 'open' },
  ]);
}, 60_000);

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const filter = (change: Partial<QueueFilter>): QueueFilter => ({
  tab: 'needs_review',
  providers: [],
  text: '',
  cursor: null,
  ...change,
});

/** All pages in one direction, beginning at a cursor. */
async function allPages(change: Partial<QueueFilter>, way: 'next' | 'previous' = 'next'): Promise<string[]> {
  const ids: string[] = [];
  let { cursor = null } = change;
  for (;;) {
    const page = await casePage(nadia, filter({ ...change, cursor }));
    const rows = page.rows.map(({ caseId }) => caseId);
    if (way === 'next') ids.push(...rows);
    else ids.unshift(...rows);
    cursor = page[way];
    if (cursor === null) return ids;
  }
}

/** The same by plain SQL, which reads every case. */
const allCalled = async (word: string, state: string) =>
  (
    await db().$queryRaw<{ id: string }[]>`
      SELECT c.id FROM "case" c JOIN applicant_search s USING (applicant_id)
      WHERE s.name_key LIKE ${`%${word}%`} AND c.state = ${state} ORDER BY c.due_at, c.id`
  ).map(({ id }) => id);

/** Whether all whom a text finds are looked at for one page of a tab. */
const areFew = async (text: string, tab: QueueFilter['tab'] = 'needs_review') => {
  const asked = { filter: filter({ text, tab }), order: orderOf(filter({ tab }), null), from: null };
  const query = pageQuery({ ...asked, asker: { meId: nadia.id, seesNames: true } }, { search: 'few' });
  return (await db().$queryRaw<{ is_few: boolean }[]>(query))[0]?.is_few;
};

describe('A name that thousands have', () => {
  it('is walked to, one that 300 or none have is not', async () => {
    expect(await Promise.all(['maria', 'zora', 'vera'].map((text) => areFew(text)))).toEqual([false, false, false]);
    expect(await Promise.all(['hana', 'nowhere', 'maria zora'].map((text) => areFew(text)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is on every page in the order of the list, each case once', async () => {
    const wanted = await allCalled('maria', 'open');
    expect(wanted).toHaveLength(4_100);
    expect(await allPages({ text: 'maria' })).toEqual(wanted);
  });

  it.each(['provider', 'assignee'] as const)('is found in the order by %s too', async (by) => {
    // All have one provider, and no one has any of them.
    const sort = { by, isReversed: true };
    const first = await casePage(nadia, filter({ text: 'maria', sort }));
    const second = await casePage(nadia, filter({ text: 'maria', sort, cursor: first.next }));
    const shown = [...first.rows, ...second.rows].map(({ caseId }) => caseId);
    expect(shown).toEqual((await allCalled('maria', 'open')).slice(0, 2 * pageSize));
    expect(await allPages({ text: 'vera', sort })).toEqual(await allCalled('vera', 'open'));
    expect(await allPages({ text: 'hana', sort })).toEqual(await allCalled('hana', 'open'));
  });

  it('is read backwards from the last page as well', async () => {
    let page = await casePage(nadia, filter({ text: 'maria' }));
    const seen = page.rows.map(({ caseId }) => caseId);
    for (let turn = 0; turn < 3; turn += 1) {
      page = await casePage(nadia, filter({ text: 'maria', cursor: page.next }));
      seen.push(...page.rows.map(({ caseId }) => caseId));
    }
    const before = await allPages({ text: 'maria', cursor: page.previous }, 'previous');
    expect([...before, ...page.rows.map(({ caseId }) => caseId)]).toEqual(seen);
  });

  it('that nobody has among the 20,500 open cases is not found there, and is found among the decided', async () => {
    expect((await casePage(nadia, filter({ text: 'zora' }))).rows).toEqual([]);
    const decided = await casePage(nadia, filter({ text: 'zora', tab: 'decided' }));
    expect(decided.rows).toHaveLength(pageSize);
  });

  it('that three of the open cases have, all due after 20,000 others, is found there', async () => {
    expect(await allPages({ text: 'vera' })).toEqual(await allCalled('vera', 'open'));
    expect(await allPages({ text: 'vera' })).toHaveLength(3);
  });

  it('that 300 have is on every page of those whom it finds', async () => {
    const wanted = await allCalled('hana', 'open');
    expect(wanted).toHaveLength(300);
    expect(await allPages({ text: 'hana' })).toEqual(wanted);
  });

  it('is found together with another word of the name, and beside a number of a case', async () => {
    const [one] = await db().case.findMany({ where: { applicant: { externalId: 'maria open77' } } });
    expect((await casePage(nadia, filter({ text: `DK-${one?.number}` }))).rows.map(({ caseId }) => caseId)).toEqual([
      one?.id,
    ]);
    const { nameKey } = await db().applicantSearch.findUniqueOrThrow({
      where: { applicantId: one?.applicantId ?? '' },
    });
    const words = nameKey.split(' ').toReversed().join(' ');
    expect((await casePage(nadia, filter({ text: words }))).rows.map(({ caseId }) => caseId)).toEqual([one?.id]);
  });
});

describe('A word of one or two letters', () => {
  it.each([
    ['娜娜', 2],
    ['欧', 2],
    ['阳娜', 2],
    ['娜欧', 0],
    ['ya', 2],
    ['na ou', 2],
    ['ng', 0],
  ])('%s finds %i: signs anywhere in the name, Latin letters at the beginning of a word', async (text, amount) => {
    const { rows } = await casePage(nadia, filter({ text }));
    expect(rows.filter(({ name }) => name?.startsWith('欧阳'))).toHaveLength(amount);
  });
});
