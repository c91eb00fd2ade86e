import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase } from '#lib/data/database.ts';
import { archiveApplicant } from '#lib/data/lifecycle/archive.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { waitingFor } from './queue-page.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

test('The frame is told how many cases need review and how many hits are open, whoever has them', async () => {
  const nadia = await aMember('reviewer');
  const before = await waitingFor(nadia);
  const connection = await aConnection();
  await aCase(connection, anApplicant({ hits: [exampleHit({ id: 'one' }), exampleHit({ id: 'two' })] }));
  const { applicantId } = await aCase(connection);
  const { toReview, openHits, toConfirm } = await waitingFor(nadia);
  expect([toReview, openHits, toConfirm.count]).toEqual([before.toReview + 2, before.openHits + 2, 0]);
  await archiveApplicant(nadia, applicantId);
  expect((await waitingFor(nadia)).toReview).toBe(before.toReview + 1);
  expect(await codeOf(waitingFor(await aMember('manager')))).toBe('not_allowed');
});
