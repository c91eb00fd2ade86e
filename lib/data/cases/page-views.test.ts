import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEntry } from '#lib/ledger/entry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { record } from '../ledger/ledger.ts';
import { endPageView, recordPageView, recordSentAhead } from './page-views.ts';

let database: TestDatabase;
let nadia: MemberActor;
let connection: string;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const entries = async (applicantId: string) =>
  (
    await db().ledgerRow.findMany({
      where: { subjectId: applicantId, actorId: nadia.id },
      orderBy: { seq: 'asc' },
      select: { entry: true },
    })
  ).map(({ entry }) => parseEntry(entry));
const kinds = async (applicantId: string) => (await entries(applicantId)).map((entry) => entry?.kind);

test('Rows of both kinds are canonical entries, as the ledger writes its own', async () => {
  const { applicantId } = await aCase(connection);
  await recordSentAhead(nadia, applicantId);
  await recordPageView(nadia, applicantId);
  const of = {
    actor: { type: 'person', id: nadia.id, role: 'reviewer' },
    subject: { type: 'applicant', id: applicantId },
  };
  expect(await entries(applicantId)).toMatchObject([
    { ...of, kind: 'applicant.sent', details: { isPrefetch: true } },
    { ...of, kind: 'applicant.opened', details: {} },
  ]);
});

test('A flood of an applicant’s text sent ahead at once: one row', async () => {
  const { applicantId } = await aCase(connection);
  await Promise.all(Array.from({ length: 5 }, () => recordSentAhead(nadia, applicantId)));
  await recordSentAhead(nadia, applicantId);
  expect(await kinds(applicantId)).toEqual(['applicant.sent']);
});

test('Control: recording each of them leaves a row for each', async () => {
  const { applicantId } = await aCase(connection);
  const sent = { kind: 'applicant.sent' as const, details: { isPrefetch: true as const } };
  for (let each = 0; each < 3; each += 1) await record(nadia, sent, { type: 'applicant', id: applicantId });
  expect(await kinds(applicantId)).toHaveLength(3);
});

test('While the applicant is open nothing more is recorded; sent ahead after that view is a row again', async () => {
  const { applicantId } = await aCase(connection);
  await recordSentAhead(nadia, applicantId);
  await recordPageView(nadia, applicantId);
  await recordSentAhead(nadia, applicantId);
  expect(await kinds(applicantId)).toEqual(['applicant.sent', 'applicant.opened']);
  await endPageView(nadia);
  await recordSentAhead(nadia, applicantId);
  await recordSentAhead(nadia, applicantId);
  expect(await kinds(applicantId)).toEqual(['applicant.sent', 'applicant.opened', 'applicant.sent']);
});
