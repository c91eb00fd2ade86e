import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../../database.ts';
import { casePage } from '../queue.ts';

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
    'finds a phone of Mexico saved with the former 1 by %s',
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

  it('does not find a sealed value by a part of it', async () => {
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
  ])('treats %j as plain text', async (text) => {
    expect(await found(text)).toEqual([]);
  });

  it('ignores a NUL, which no stored text holds', async () => {
    expect((await found('shev\u0000chuk')).map(({ caseId }) => caseId)).toEqual([olena.caseId]);
    const everyone = await found('');
    expect(everyone.length).toBeGreaterThan(0);
    expect(await found('\u0000')).toEqual(everyone);
  });

  it('combines with the other filters', async () => {
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
  ])('finds nothing for a manager, who sees names masked, by %s', async (_what, text) => {
    const manager = await aMember('manager');
    expect(await found(text, manager)).toEqual([]);
    expect(
      (await found(text)).map(({ caseId }) => caseId),
      'control: it is found for a reviewer',
    ).toEqual([olena.caseId]);
  });

  it('finds nothing for a manager by an email that a vendor uses as an id', async () => {
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

  it('shows a manager initials and no name', async () => {
    const rows = await found(await numberOf(olena), await aMember('manager'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ name: 'О. Ш.', latinName: null });
    expect(JSON.stringify(rows)).not.toMatch(/шевчук|shevchuk|олена|olena|380441234567/i);
  });

  it('refuses an admin, who may not see applicants', async () => {
    await expect(casePage(await aMember('admin'), filter())).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
