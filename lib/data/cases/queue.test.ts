import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { addConnection } from '../connections/connections.ts';
import { closeDatabase, db } from '../database.ts';
import { recordDecision } from './decide.ts';
import { type CasePage, casePage, pageSize } from './queue.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const filter = (change: Partial<QueueFilter> = {}): QueueFilter => ({
  tab: 'needs_review',
  providers: [],
  text: '',
  cursor: null,
  ...change,
});

const found = async (text: string, actor = nadia) => (await casePage(actor, filter({ text }))).rows;

describe('Paging through a long queue', () => {
  const cases = testSize({ small: 1_000, full: 20_000 });
  const many = { providers: ['many'] };

  // Due times in bunches of 40, two pages' worth of a bunch never fitting one page: the id has to break every tie.
  beforeAll(async () => {
    const home = await addConnection(
      { kind: 'system', id: 'test' },
      { provider: 'many', label: 'Many', mode: 'test', settings: {} },
    );
    await db().$executeRaw`
      WITH people AS (
        INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
        SELECT gen_random_uuid(), ${home}::uuid, 'many-' || n, 'pending_review', now(), 'none' FROM generate_series(1, ${cases}) n
        RETURNING id, external_id
      )
      INSERT INTO "case" (id, applicant_id, connection_id, opened_because, due_at)
      SELECT gen_random_uuid(), id, ${home}::uuid, 'status', '2026-12-01T00:00:00Z'::timestamptz
        + (substr(external_id, 6)::int / 40) * interval '1 minute' FROM people`;
  });

  async function walk(way: 'next' | 'previous', start: CasePage): Promise<CasePage[]> {
    const pages = [start];
    for (let cursor = start[way]; cursor; cursor = pages.at(-1)?.[way] ?? null)
      pages.push(await casePage(nadia, filter({ ...many, cursor })));
    return pages;
  }

  it(`shows each of ${cases} cases once, first due first, forwards and back`, async () => {
    const forward = await walk('next', await casePage(nadia, filter(many)));
    const ids = forward.flatMap(({ rows }) => rows.map(({ caseId }) => caseId));
    expect(ids).toHaveLength(cases);
    expect(new Set(ids).size).toBe(cases);
    const dues = forward.flatMap(({ rows }) => rows.map(({ dueAt }) => dueAt));
    expect(dues).toEqual([...dues].sort());
    expect(forward.slice(0, -1).every(({ rows }) => rows.length === pageSize)).toBe(true);
    expect([forward[0]?.previous, forward.at(-1)?.next]).toEqual([null, null]);

    const last = forward.at(-1);
    const back = last ? await walk('previous', last) : [];
    expect(back.reverse().flatMap(({ rows }) => rows.map(({ caseId }) => caseId))).toEqual(ids);
  }, 120_000);

  it('neither repeats nor skips a case when others leave the queue meanwhile', async () => {
    const first = await casePage(nadia, filter(many));
    const gone = first.rows.slice(0, 20).map(({ caseId }) => caseId);
    await db().case.updateMany({ where: { id: { in: gone } }, data: { state: 'snoozed' } });
    const second = await casePage(nadia, filter({ ...many, cursor: first.next }));
    const expected = await db().case.findMany({
      where: { connection: { provider: 'many' }, state: 'open' },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      skip: 30,
      take: pageSize,
      select: { id: true },
    });
    expect(second.rows.map(({ caseId }) => caseId)).toEqual(expected.map(({ id }) => id));
    expect((await casePage(nadia, filter({ ...many, tab: 'snoozed' }))).rows.map(({ caseId }) => caseId)).toEqual(gone);
  });

  it('control: pages by number skip what moved up', async () => {
    const by = {
      where: { connection: { provider: 'many' }, state: 'open' },
      orderBy: [{ dueAt: 'asc' as const }, { id: 'asc' as const }],
      take: pageSize,
      select: { id: true },
    };
    const first = await db().case.findMany(by);
    const expected = await db().case.findMany({ ...by, skip: pageSize });
    await db().case.updateMany({
      where: { id: { in: first.slice(0, 20).map(({ id }) => id) } },
      data: { state: 'snoozed' },
    });
    expect(await db().case.findMany({ ...by, skip: pageSize })).not.toEqual(expected);
  });

  it.each([
    'not a cursor',
    'e30',
    Buffer.from(JSON.stringify({ way: 'next', at: '0000-01-01T00:00:00Z', id: randomUUID() })).toString('base64url'),
    'A'.repeat(5_000),
  ])('starts at the first page with a cursor nobody wrote: %.40s', async (cursor) => {
    expect((await casePage(nadia, filter({ ...many, cursor }))).rows).toHaveLength(pageSize);
  });
});

describe('Decided cases', () => {
  it('come latest first and page by when they were decided', async () => {
    const home = await addConnection(
      { kind: 'system', id: 'test' },
      { provider: 'past', label: 'Past', mode: 'test', settings: {} },
    );
    const order: string[] = [];
    for (let round = 0; round < pageSize + 3; round += 1) {
      const { caseId, version } = await aCase(home);
      await recordDecision(nadia, {
        decisionId: randomUUID(),
        caseId,
        version,
        outcome: 'approved',
        reasons: [],
        note: '',
        hasConfirmedUnseen: true,
      });
      order.unshift(caseId);
    }
    const first = await casePage(nadia, filter({ tab: 'decided', providers: ['past'] }));
    const second = await casePage(nadia, filter({ tab: 'decided', providers: ['past'], cursor: first.next }));
    expect([...first.rows, ...second.rows].map(({ caseId }) => caseId)).toEqual(order);
    expect(first.rows[0]).toMatchObject({ outcome: 'approved', state: 'decided' });
    const again = await casePage(nadia, filter({ tab: 'decided', providers: ['past'], cursor: second.previous }));
    expect(again.rows).toEqual(first.rows);
  });
});

describe('Searching', () => {
  let olena: { caseId: string; applicantId: string };
  const externalId = `65f${randomUUID().replaceAll('-', '').slice(0, 21)}`;

  beforeAll(async () => {
    const person = {
      fullName: 'Олена Шевчук',
      givenName: 'Олена',
      familyName: 'Шевчук',
      email: 'Olena.Shevchuk@Example.test',
      phone: '+380441234567',
      personalNumber: '3045-0188',
    };
    const [passport] = anApplicant().documents;
    const documents = passport
      ? [{ ...passport, number: 'FA 123 456', holder: { ...passport.holder, fullName: 'SHEVCHUK OLENA' } }]
      : [];
    olena = await aCase(connection, anApplicant({ externalId, otherIds: { refId: 'REF-77123' }, person, documents }));
    await aCase(
      connection,
      anApplicant({ person: { fullName: 'Jürgen Müller 100%', givenName: 'Jürgen', familyName: 'Müller 100%' } }),
    );
    await aCase(
      connection,
      anApplicant({ person: { fullName: "Sinéad O'Brien_Walsh", givenName: 'Sinéad', familyName: "O'Brien_Walsh" } }),
    );
  });

  it.each([
    ['the name in its own letters', 'Шевчук'],
    ['part of it', 'шевч'],
    ['both names in the other order', 'шевчук олена'],
    ['the name in Latin letters', 'shevchuk olena'],
    ['the email in any case', 'olena.shevchuk@example.TEST'],
    ['the phone as people write it', '+380 (44) 123-45-67'],
    ['the phone with 00', '00380441234567'],
    ['the phone in full-width digits', '＋３８０４４１２３４５６７'],
    ['the document number', 'fa123456'],
    ['the document number as printed', ' FA 123 456 '],
    ['the personal number', '30450188'],
    ['the vendor’s id', externalId],
    ['another id of the vendor', 'REF-77123'],
  ])('finds a person by %s', async (_by, text) => {
    expect((await found(text)).map(({ caseId }) => caseId)).toEqual([olena.caseId]);
  });

  it('finds a case by its number, with and without the letters', async () => {
    const { number } = await db().case.findUniqueOrThrow({ where: { id: olena.caseId }, select: { number: true } });
    for (const text of [`DK-${number}`, `dk-${number}`, String(number)])
      expect((await found(text)).map(({ caseId }) => caseId)).toContain(olena.caseId);
  });

  it.each(['+52 1 55 1234 5678', '+5215512345678', '+525512345678'])(
    'finds a number of Mexico kept with its old 1 by %s',
    async (text) => {
      await aCase(connection, anApplicant({ externalId: `mx-${text}`, person: { phone: '+5215512345678' } }));
      expect((await found(text)).length).toBeGreaterThanOrEqual(1);
    },
  );

  it.each(['Müller', 'muller', 'mueller', 'MÜLLER'])('finds Jürgen Müller by %s', async (text) => {
    expect((await found(text)).map(({ name }) => name)).toEqual(['Jürgen Müller 100%']);
  });

  it.each(['o’brien', 'OBrien', "O'Brien_Walsh", 'sinead'])('finds Sinéad O’Brien by %s', async (text) => {
    expect((await found(text)).map(({ name }) => name)).toEqual(["Sinéad O'Brien_Walsh"]);
  });

  it('never finds what is sealed by a part of it', async () => {
    for (const text of ['olena.shevchuk@example', '38044123456', 'FA12345', 'REF-7712', '%@example.test'])
      expect(await found(text)).toEqual([]);
  });

  it.each([
    '%',
    '_',
    '%%%',
    "'",
    "' OR 1=1 --",
    '"',
    '\\',
    '\\%',
    '$7',
    '*',
    '()',
    '?',
    '𝕏',
    '\ud800',
    'zz\u0000zz',
    '9'.repeat(15),
    '9'.repeat(400),
    'х'.repeat(5_000),
  ])('takes %j for text and nothing else', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  it('reads past a NUL, which no stored text holds', async () => {
    expect((await found('shev\u0000chuk')).map(({ caseId }) => caseId)).toEqual([olena.caseId]);
    expect(await found('\u0000')).toHaveLength(pageSize);
  });

  it('searches among what the other filters leave', async () => {
    expect((await casePage(nadia, filter({ text: 'shevchuk', providers: ['blockpass'] }))).rows).toHaveLength(1);
    expect((await casePage(nadia, filter({ text: 'shevchuk', providers: ['vult'] }))).rows).toEqual([]);
    expect((await casePage(nadia, filter({ text: 'shevchuk', tab: 'decided' }))).rows).toEqual([]);
    expect((await casePage(nadia, filter({ providers: ["') OR true --"] }))).rows).toEqual([]);
    expect((await casePage(nadia, filter({ providers: ['a\u0000b'] }))).rows).toEqual([]);
  });

  const numberOf = async ({ caseId: id }: { caseId: string }) =>
    `DK-${(await db().case.findUniqueOrThrow({ where: { id }, select: { number: true } })).number}`;

  it.each([
    ['the name in its own letters', 'Шевчук'],
    ['part of it in Latin letters', 'shevch'],
    ['the email', 'olena.shevchuk@example.test'],
    ['the phone', '+380441234567'],
    ['the document number', 'FA123456'],
    ['the personal number', '30450188'],
  ])('does not tell a manager, to whom names are masked, whether someone has %s', async (_what, text) => {
    const manager = await aMember('manager');
    expect(await found(text, manager)).toEqual([]);
    expect(
      (await found(text)).map(({ caseId }) => caseId),
      'control: it is found for a reviewer',
    ).toEqual([olena.caseId]);
  });

  it('does not tell a manager of an email that a vendor keeps as an id', async () => {
    const email = `mira.${randomUUID()}@example.test`;
    const mira = await aCase(connection, anApplicant({ otherIds: { refId: email } }));
    expect(await found(email, await aMember('manager'))).toEqual([]);
    expect((await found(email)).map(({ caseId }) => caseId)).toEqual([mira.caseId]);
  });

  it('finds a case for a manager by its number and by the vendor’s ids', async () => {
    const manager = await aMember('manager');
    for (const text of [await numberOf(olena), externalId, 'REF-77123'])
      expect((await found(text, manager)).map(({ caseId }) => caseId)).toEqual([olena.caseId]);
  });

  it('gives a manager initials and no name', async () => {
    const rows = await found(await numberOf(olena), await aMember('manager'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ name: 'О. Ш.', latinName: null });
    expect(JSON.stringify(rows)).not.toMatch(/шевчук|shevchuk|олена|olena|380441234567/i);
  });

  it('refuses an admin, who reads no applicants', async () => {
    await expect(casePage(await aMember('admin'), filter())).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
