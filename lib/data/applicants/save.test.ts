import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { reopenCase } from '../cases/moves/reopen.ts';
import { closeDatabase, db } from '../database.ts';
import { change } from '../ledger/ledger.ts';
import { eraseApplicant } from '../lifecycle/erase.ts';
import { blindIndex } from '../seal.ts';
import { unsealRaw, unsealRecord } from './content.ts';
import { type Saved, saveApplicant } from './save.ts';

let database: TestDatabase;
let connectionId: string;
let clock = Date.parse('2026-11-21T09:00:00Z');

/** Each read begins one second after the one before. */
function nextMoment(): Date {
  clock += 1_000;
  return new Date(clock);
}

beforeAll(async () => {
  database = await testDatabase();
  connectionId = await aConnection();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const save = (applicant: Applicant, fetchedAt = nextMoment()): Promise<Saved> =>
  saveApplicant(worker, { connectionId, externalId: applicant.externalId, fetchedAt, applicant, problem: null });

const rowOf = ({ externalId }: Applicant) =>
  db().applicant.findUniqueOrThrow({
    where: { connectionId_externalId: { connectionId, externalId } },
    include: {
      search: true,
      indexes: true,
      images: { orderBy: { position: 'asc' } },
      cases: { orderBy: { round: 'asc' } },
    },
  });

describe('A saved applicant', () => {
  let applicant: Applicant;
  beforeEach(() => {
    applicant = anApplicant();
  });

  test('unseals to what was saved, and so does the vendor’s answer', async () => {
    expect(await save(applicant)).toBe('new');
    const row = await rowOf(applicant);
    expect(unsealRecord(row)).toEqual({ ...applicant, raw: null });
    expect(unsealRaw(row)).toEqual(applicant.raw);
  });

  test('read again: a ledger row names the changed parts, and the same answer leaves no row', async () => {
    await save(applicant);
    const { id, version, fetchedAt } = await rowOf(applicant);
    expect(await save(structuredClone(applicant))).toBe('same');
    const same = await rowOf(applicant);
    expect(same.version).toBe(version);
    expect(same.fetchedAt > fetchedAt).toBe(true);
    expect(
      await save({ ...applicant, status: 'in_review', person: { ...applicant.person, email: 'other@example.test' } }),
    ).toBe('changed');
    const acts = await db().ledgerRow.findMany({
      where: { kind: 'applicant.changed', subjectId: id },
      orderBy: { seq: 'asc' },
    });
    expect(acts.map(({ entry }) => (JSON.parse(entry) as { details: { parts: unknown } }).details.parts)).toEqual([
      null,
      ['status', 'person'],
    ]);
  });

  test('with a change in a field we do not map: the raw answer is saved, the case is not changed', async () => {
    await save(applicant);
    const before = await rowOf(applicant);
    expect(await save({ ...applicant, raw: { status: 'waiting', unmapped: 1 } })).toBe('same');
    const after = await rowOf(applicant);
    expect(unsealRaw(after)).toEqual({ status: 'waiting', unmapped: 1 });
    expect(after.cases).toEqual(before.cases);
  });

  test.each([
    ['requested earlier', (one: Applicant) => ({ ...one, status: 'approved' as const }), -60_000],
    [
      'older by the vendor’s clock',
      (one: Applicant) => ({ ...one, status: 'approved' as const, updatedAt: '2026-11-01T00:00:00.000Z' }),
      60_000,
    ],
  ])('is not overwritten by an answer %s', async (_, older, offset) => {
    await save(applicant);
    expect(await save(older(applicant), new Date(clock + offset))).toBe('older');
    expect((await rowOf(applicant)).status).toBe('pending_review');
  });

  test('saved by eight processes at once: one row', async () => {
    const at = nextMoment();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => save(applicant, at)));
    expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(1);
    expect((await rowOf(applicant)).cases).toHaveLength(1);
  });

  test('is indexed by name and by blind indexes; a removed email is no longer indexed', async () => {
    await save({
      ...applicant,
      person: { ...applicant.person, email: ' Maelle@Example.TEST ' },
      otherIds: { refId: 'R-1' },
    });
    const { indexes, search } = await rowOf(applicant);
    const has = (kind: string, value: string) =>
      indexes.some((one) => one.kind === kind && one.value === blindIndex(kind, value));
    expect([
      has('email', 'maelle@example.test'),
      has('phone', '+33612345678'),
      has('documentNumber', '19FR55555'),
      has('otherId', 'R-1'),
    ]).toEqual(Array(4).fill(true));
    expect(search).toMatchObject({
      name: 'Maëlle Kéravec-Duthil',
      country: 'FRA',
      nameKey: expect.stringContaining('maelle'),
    });
    await save({ ...applicant, person: { ...applicant.person, email: null } });
    expect((await rowOf(applicant)).indexes.some(({ kind }) => kind === 'email')).toBe(false);
  });

  test('has its country on each case, also on one that opens meanwhile; none once it is erased', async () => {
    const ingrid = await aMember('reviewer');
    applicant = { ...applicant, hits: [exampleHit({ id: 'listed', name: 'Maelle KERAVEC' })] };
    await save(applicant);
    const of = (country: string) => ({
      ...applicant,
      documents: [],
      person: { ...applicant.person, nationality: country },
    });
    for (const country of ['NOR', 'KAZ', 'BRA', 'DEU', 'FRA', 'ISL']) {
      const last = (await rowOf(applicant)).cases.at(-1);
      const [caseId = '', version = 0] = [last?.id, last?.version];
      await recordDecision(ingrid, anApproval({ caseId, version }, { outcome: 'rejected', reasons: ['RJ-02'] }));
      const reopened = reopenCase(ingrid, { moveId: randomUUID(), caseId, note: 'Again.' });
      await Promise.all(country < 'H' ? [save(of(country)), reopened] : [reopened, save(of(country))]);
      const { search, cases } = await rowOf(applicant);
      expect(search?.country).toBe(country);
      expect(cases.map((one) => one.country)).toEqual(cases.map(() => country));
    }
    const { id } = await rowOf(applicant);
    await change(worker, (tx, note) => eraseApplicant(tx, note, id, { act: 'delete', jobId: randomUUID() }));
    const left = await db().case.findMany({ where: { applicantId: id } });
    expect(left.map((one) => one.country)).toEqual(Array(7).fill(null));
  });

  test('keeps the id of each image, also of one removed and listed again', async () => {
    await save(applicant);
    const before = (await rowOf(applicant)).images;
    expect(before.map(({ vendorRef, part, position }) => ({ vendorRef, part, position }))).toEqual([
      { vendorRef: 'passport', part: 'front', position: 1 },
      { vendorRef: 'selfie', part: 'selfie', position: 2 },
    ]);
    await save({ ...applicant, portrait: null });
    await save({ ...applicant, portrait: { id: 'selfie', part: 'selfie', mediaType: 'image/png' } });
    expect((await rowOf(applicant)).images).toEqual(before);
  });

  test('whose answer can’t be read: gets a case; the next readable answer clears the problem', async () => {
    const { externalId } = applicant;
    const problem = {
      connectionId,
      externalId,
      fetchedAt: nextMoment(),
      applicant: null,
      problem: 'too_large' as const,
    };
    expect(await saveApplicant(worker, problem)).toBe('new');
    const unread = await rowOf(applicant);
    expect(unread).toMatchObject({ status: 'unknown', problem: 'too_large', record: null });
    expect(unread.cases).toMatchObject([{ state: 'open', risk: 'high' }]);
    expect(await save(applicant)).toBe('changed');
    expect(await rowOf(applicant)).toMatchObject({
      status: 'pending_review',
      problem: null,
      cases: [{ round: 1, version: 2 }],
    });
  });
});

test('No column of any table holds an e-mail, a number or an address in the clear', async () => {
  const canary = {
    email: 'canary@example.test',
    phone: '+4915155501234',
    personalNumber: 'CANARY990011',
    line: 'Canary Lane 7',
    number: 'CAN4RYDOC',
  };
  const plain = anApplicant();
  const { email, phone, personalNumber, line, number } = canary;
  const documents = plain.documents.map((document) => ({ ...document, number }));
  const person = { ...plain.person, email, phone, personalNumber, address: { ...plain.person.address, line } };
  await save({ ...plain, documents, person, raw: { email, phone, personalNumber, line, number } });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    const tables = await owner.query<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    let dump = '';
    for (const { name } of tables.rows)
      dump +=
        (await owner.query<{ text: string | null }>(`SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`))
          .rows[0]?.text ?? '';
    expect(dump).toContain('Maëlle');
    for (const value of Object.values(canary)) expect(dump.toLowerCase()).not.toContain(value.toLowerCase());
  } finally {
    await owner.end();
  }
});

test('A sealed record moved to another applicant or column can’t be unsealed', async () => {
  const [one, two] = [anApplicant(), anApplicant()];
  await save(one);
  await save(two);
  const [first, second] = [await rowOf(one), await rowOf(two)];
  expect(() => unsealRecord({ ...second, record: first.record })).toThrow();
  expect(() => unsealRecord({ ...second, record: first.record, dataKey: first.dataKey })).toThrow(
    'the seal on applicant.data_key is broken',
  );
  expect(() => unsealRecord({ ...first, record: first.raw })).toThrow('the seal on applicant.record is broken');
});
