import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { RelatedApplicant } from '#lib/review/related/related.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { relatedTo } from './related.ts';
import { judgeRelation } from './verdicts.ts';

let database: TestDatabase;
let nadia: MemberActor;
let here: string;
let elsewhere: string;

beforeAll(async () => {
  database = await testDatabase();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  [here, elsewhere] = [await aConnection(), await aConnection()];
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

let made = 0;

/** Someone with nothing in common with anyone, but for what `change` gives. */
async function someone(connectionId: string, change: Parameters<typeof anApplicant>[0] = {}): Promise<string> {
  made += 1;
  const words = ['Alma', 'Borg', 'Cyra', 'Dusan', 'Edda', 'Falk', 'Gorm', 'Hild', 'Ivo', 'Jorun', 'Kaj', 'Liv'];
  const name = `${words[made % 12]} ${words[Math.floor(made / 12) % 12]}sen`;
  const own = anApplicant();
  return (
    await aCase(
      connectionId,
      anApplicant({
        documents: own.documents.map((paper) => ({
          ...paper,
          number: `N${made}00000`,
          holder: { ...paper.holder, fullName: name },
        })),
        ...change,
        person: {
          fullName: name,
          givenName: null,
          familyName: null,
          birthDate: `19${10 + (made % 80)}-02-03`,
          email: `someone-${made}@example.test`,
          phone: `+3361234${1000 + made}`,
          ...change.person,
        },
      }),
    )
  ).applicantId;
}

const between = async (actor: MemberActor, id: string, other: string): Promise<RelatedApplicant | undefined> =>
  (await relatedTo(actor, id)).related.find((one) => one.id === other);

describe('Two applicants are linked by', () => {
  test.each([
    ['the same email in another case', { person: { email: 'Shared@Example.test' } }, 'email'],
    ['the same phone, written otherwise', { person: { phone: '+33 6 99 99 99 99' } }, 'phone'],
    ['the same personal number', { person: { personalNumber: '910304-417' } }, 'personalNumber'],
  ] as const)('%s', async (_, change, link) => {
    const original = { email: 'shared@example.test', phone: '+33699999999', personalNumber: '910304417' };
    const id = await someone(here, { person: original });
    const other = await someone(elsewhere, change);
    expect((await between(nadia, id, other))?.because).toEqual([link]);
    expect((await between(nadia, other, id))?.because).toEqual([link]);
    expect((await between(nadia, id, other))?.compared.filter(({ isEqual }) => isEqual)).not.toEqual([]);
  });

  test('the same document number', async () => {
    const documents = anApplicant().documents.map((paper) => ({ ...paper, number: '12AB 34567' }));
    const [id, other] = [await someone(here, { documents }), await someone(elsewhere, { documents })];
    expect((await between(nadia, id, other))?.because).toContain('documentNumber');
  });

  test('the same birth date and a name that differs in spelling only', async () => {
    const id = await someone(here, { person: { fullName: 'Айдана Омарова', birthDate: '1992-05-06' } });
    const other = await someone(elsewhere, { person: { fullName: 'Aydana Omarova', birthDate: '1992-05-06' } });
    const stranger = await someone(elsewhere, { person: { fullName: 'Rustem Volgarin', birthDate: '1992-05-06' } });
    expect((await between(nadia, id, other))?.because).toEqual(['name_and_birth_date']);
    expect(await between(nadia, id, stranger)).toBeUndefined();
  });

  test('the vendor’s id within one connection only', async () => {
    const otherIds = { user: 'user-4711' };
    const id = await someone(here, { otherIds });
    const [same, foreign] = [await someone(here, { otherIds }), await someone(elsewhere, { otherIds })];
    expect((await between(nadia, id, same))?.because).toEqual(['vendorId']);
    expect(await between(nadia, id, foreign)).toBeUndefined();
  });
});

test('Strangers are not linked', async () => {
  const [id, other] = [await someone(here), await someone(elsewhere)];
  expect(await between(nadia, id, other)).toBeUndefined();
});

test('A value that more than fifty applicants share links none of them', async () => {
  const person = { email: 'shop@example.test' };
  const ids: string[] = [];
  for (let nth = 0; nth < 52; nth++) ids.push(await someone(elsewhere, { person }));
  expect((await relatedTo(nadia, ids[0] ?? '')).related).toEqual([]);
}, 60_000);

describe('What a reader sees', () => {
  test('a manager sees initials and masked values, and still what is equal', async () => {
    const person = { email: 'masked@example.test', fullName: 'Zora Neale', birthDate: '1971-07-08' };
    const [id, other] = [await someone(here, { person }), await someone(elsewhere, { person })];
    const found = await between(await aMember('manager'), id, other);
    expect(JSON.stringify(found)).not.toMatch(/Zora|Neale|masked@example|1971-07|08 Jul/);
    expect(found?.compared.find(({ label }) => label === 'Email')).toMatchObject({ isEqual: true });
  });

  test('an erased applicant is named by nothing and compared with nothing', async () => {
    const person = { email: 'erased@example.test' };
    const [id, other] = [await someone(here, { person }), await someone(elsewhere, { person })];
    await db().applicant.update({ where: { id: other }, data: { dataKey: null, record: null, raw: null } });
    await db().applicantSearch.delete({ where: { applicantId: other } });
    expect(await between(nadia, id, other)).toMatchObject({ name: null, compared: [] });
  });
});

describe('The verdict on two applicants', () => {
  test('is seen from both sides, can be changed and withdrawn, and each is in the ledger of both', async () => {
    const person = { email: 'verdict@example.test' };
    const [id, other] = [await someone(here, { person }), await someone(elsewhere, { person })];
    await judgeRelation(nadia, id, other, 'same');
    await judgeRelation(nadia, id, other, 'same');
    expect((await between(nadia, other, id))?.verdict).toMatchObject({ verdict: 'same', by: 'Nadia Brandt' });
    await judgeRelation(nadia, other, id, 'not_same');
    expect((await between(nadia, id, other))?.verdict).toMatchObject({ verdict: 'not_same' });
    await judgeRelation(nadia, other, id, null);
    expect((await between(nadia, id, other))?.verdict).toBeNull();
    for (const subjectId of [id, other])
      expect(await db().ledgerRow.count({ where: { subjectId, kind: 'relation.judged' } })).toBe(3);
  });

  test('is kept when the link is gone, and goes with no other right', async () => {
    const [id, other] = [await someone(here), await someone(elsewhere)];
    await judgeRelation(nadia, id, other, 'same');
    expect(await between(nadia, id, other)).toMatchObject({ because: [], verdict: { verdict: 'same' } });
    await expect(judgeRelation(await aMember('auditor'), id, other, null)).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await expect(judgeRelation(nadia, id, id, 'same')).rejects.toMatchObject({ code: 'invalid' });
  });
});
