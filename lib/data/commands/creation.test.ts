import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { worker } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aCommand, anOrder } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { timelineOf } from '../applicants/timeline.ts';
import { closeDatabase } from '../database.ts';
import { moveCommand } from './move.ts';
import { commandsOf, unfinishedCreations } from './view.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

test('An applicant created from Docket: shows the order that created them, and no other', async () => {
  const nadia = await aMember('reviewer', 'Nadia Brandt');
  const connection = await aConnection();
  const externalId = randomUUID();
  const made = await aCommand(nadia, anOrder(connection, null, { kind: 'create_applicant' }), 'unknown');
  const answer = { externalId, link: null, linkExpiresAt: null, scheduledFor: null };
  await moveCommand(worker, made, { event: { kind: 'done', by: 'answer' }, answer });
  const { applicantId } = await aCase(connection, anApplicant({ externalId }));
  const { applicantId: someone } = await aCase(connection);

  expect((await commandsOf(nadia, applicantId)).map(({ id, state, by }) => [id, state, by])).toEqual([
    [made, 'done', 'Nadia Brandt'],
  ]);
  expect((await timelineOf(applicantId)).map(({ text }) => text)).toContain('New applicant: done');
  expect(await commandsOf(nadia, someone)).toEqual([]);
});

test('An order for a new applicant that waits for a person: listed for members who may resume it', async () => {
  const nadia = await aMember('reviewer');
  const connection = await aConnection();
  const stuck = await aCommand(nadia, anOrder(connection, null, { kind: 'create_applicant' }), 'needs_person');
  const views = await unfinishedCreations(await aMember('approver'));
  expect(views.find(({ id }) => id === stuck)).toMatchObject({
    connectionId: connection,
    may: { resume: true, settle: true },
  });
  for (const role of ['admin', 'manager', 'auditor'] as const) {
    const someone = await aMember(role);
    expect(await codeOf((async () => unfinishedCreations(someone))())).toBe('not_allowed');
  }
});
