import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemberActor, type Role, worker } from '#lib/review/actor.ts';
import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import type { CryptoFilter, CryptoPage } from '#lib/review/crypto/view.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCrypto } from '#test/builders/crypto.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { saveApplicant } from '../applicants/save.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db, transaction } from '../database.ts';
import { openCryptoCount } from './counts.ts';
import { deriveCrypto } from './derive.ts';
import { cryptoPage } from './page.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const wallet = (change: Partial<CryptoCheck>) => exampleCrypto({}, { ...change });
const risky = wallet({ id: 'risky', score: 90, band: 'high', outcome: 'attention', reviewStatus: 'UNKNOWN' });
const bare = wallet({ id: 'bare', score: null, band: null, outcome: 'not_done', reviewStatus: null, details: null });

async function withWallets(...crypto: CryptoCheck[]) {
  const applicant = anApplicant({ crypto });
  return { applicant, ...(await aCase(connection, applicant)) };
}

const save = (applicant: ReturnType<typeof anApplicant>, crypto: CryptoCheck[]) =>
  saveApplicant(worker, {
    connectionId: connection,
    externalId: applicant.externalId,
    fetchedAt: new Date(),
    applicant: { ...applicant, crypto },
    problem: null,
  });

const page = (filter: Partial<CryptoFilter> = {}, actor = nadia): Promise<CryptoPage> =>
  cryptoPage(actor, { tab: 'open', bands: [], providers: [], cursor: null, ...filter }, (id) => id);

const shown = async (applicantId: string, filter: Partial<CryptoFilter> = {}) =>
  (await page({ tab: 'all', ...filter })).rows.filter((row) => row.applicantId === applicantId);

const reject = ({ caseId, version }: { caseId: string; version: number }) =>
  recordDecision(nadia, {
    ...{ decisionId: randomUUID(), caseId, version, outcome: 'rejected' as const },
    ...{ reasons: ['RJ-09'], note: 'Not who they say they are.', hasConfirmedUnseen: true },
  });

test('Wallets of an applicant under review are open, but for what is clear or was not screened', async () => {
  const { applicantId } = await withWallets(risky, bare, wallet({ id: 'clean' }));
  const rows = (await page()).rows.filter((row) => row.applicantId === applicantId);
  expect(rows).toMatchObject([
    {
      ...{ outcome: 'attention', band: 'high', score: 90, reviewStatus: 'UNKNOWN', label: 'Wallet' },
      ...{ address: '0x8ba1…BA72', name: 'Maëlle Kéravec-Duthil', caseState: 'open' },
      caseNumber: expect.stringMatching(/^DK-\d+$/),
    },
  ]);
  expect((await shown(applicantId)).map(({ outcome }) => outcome)).toEqual(['attention', 'not_done', 'pass']);
  expect((await shown(applicantId, { tab: 'not_screened' })).map(({ outcome }) => outcome)).toEqual(['not_done']);
  expect((await shown(applicantId, { bands: ['none'] })).map(({ outcome }) => outcome)).toEqual(['not_done']);
  const stored = await db().cryptoCheck.findMany({ where: { applicantId } });
  expect(JSON.stringify(stored)).not.toContain('8ba1');
});

test('A decision ends what is open, and a check that comes after it opens nothing', async () => {
  const found = await withWallets(risky);
  const before = await openCryptoCount();
  await reject(found);
  expect(await openCryptoCount()).toBe(before - 1);
  expect(await shown(found.applicantId, { tab: 'open' })).toEqual([]);
  await save(found.applicant, [risky, { ...risky, id: 'later' }]);
  expect(await shown(found.applicantId, { tab: 'open' })).toEqual([]);
  expect(await shown(found.applicantId)).toHaveLength(2);
});

test('What the vendor tells anew is shown anew, and what it no longer tells is gone', async () => {
  const { applicant, applicantId } = await withWallets(risky, bare);
  await save(applicant, [{ ...risky, score: 12, band: 'low', outcome: 'pass' }]);
  expect(await shown(applicantId)).toMatchObject([{ score: 12, band: 'low', outcome: 'pass' }]);
  await save(applicant, []);
  expect(await shown(applicantId)).toEqual([]);
});

test('Applicants who were copied before there were rows get them from the worker, once', async () => {
  const { applicantId } = await withWallets(risky);
  await db().cryptoCheck.deleteMany({ where: { applicantId } });
  await db().applicant.update({ where: { id: applicantId }, data: { cryptoReadAt: null } });
  expect(await deriveCrypto(worker, 10)).toBe(1);
  expect(await shown(applicantId, { tab: 'open' })).toHaveLength(1);
  expect(await deriveCrypto(worker, 10)).toBe(0);
});

test('Pages follow each other forwards and backwards without a gap', async () => {
  await withWallets(...Array.from({ length: 120 }, (_, at) => ({ ...risky, id: `many-${at}` })));
  const first = await page();
  const second = await page({ cursor: first.next });
  expect([first.rows.length, second.rows.length]).toEqual([50, 50]);
  const back = await page({ cursor: second.previous });
  expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(new Set(ids).size).toBe(100);
  expect((await page({ cursor: 'changed by hand' })).rows).toEqual(first.rows);
});

test('A check that is saved while a decision is under way waits for it, and is not left open', async () => {
  const { applicant, applicantId, caseId } = await withWallets(risky);
  let saved: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "case" SET is_archived = true WHERE id = ${caseId}::uuid`;
    saved = save(applicant, [risky, { ...risky, id: 'meanwhile' }]);
    await tx.$executeRaw`SELECT pg_sleep(0.3)`;
  });
  await saved;
  const rows = await db().cryptoCheck.findMany({ where: { applicantId } });
  expect(rows.map(({ isUnderReview }) => isUnderReview)).toEqual([false, false]);
});

test.each<Role>(['manager', 'admin'])('A %s does not see the list', async (role) => {
  await expect(page({}, await aMember(role))).rejects.toMatchObject({ code: 'not_allowed' });
});
