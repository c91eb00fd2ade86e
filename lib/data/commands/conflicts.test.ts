import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { blockersOf } from '#lib/review/case/blockers.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aCommand, anOrder } from '#test/builders/command.ts';
import { allTicks } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { saveApplicant } from '../applicants/save.ts';
import { timelineOf } from '../applicants/timeline.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { recordResumed, settleCommand } from './by-hand.ts';

/**
 * docs/security.md, bar 7: where the vendor shows the opposite of a command, a person has to look, whatever else
 * arrives.
 */
let database: TestDatabase;
let connectionId: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connectionId = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const someone = () => anApplicant({ documents: [], portrait: null });
const save = (applicant: Applicant) =>
  saveApplicant(worker, {
    connectionId,
    externalId: applicant.externalId,
    fetchedAt: new Date(),
    applicant,
    problem: null,
  });
const casesOf = (applicantId: string) => db().case.findMany({ where: { applicantId }, orderBy: { round: 'asc' } });
const conflictsIn = (found: { blockers: unknown } | undefined) =>
  ((found?.blockers ?? []) as Blocker[]).filter(({ kind }) => kind === 'command').map(({ title }) => title);
const decide = (found: { caseId: string; version: number }, outcome: 'approved' | 'rejected') =>
  recordDecision(nadia, {
    decisionId: randomUUID(),
    caseId: found.caseId,
    version: found.version,
    outcome,
    reasons: outcome === 'rejected' ? ['RJ-01'] : [],
    note: '',
    ticks: allTicks,
    hasConfirmedUnseen: true,
  });

const opposite = 'Archive: the provider shows the opposite';

test('On a case under review: a blocker that no newer copy removes, until a person ends the conflict', async () => {
  const applicant = someone();
  const { applicantId } = await aCase(connectionId, applicant);
  const id = await aCommand(nadia, anOrder(connectionId, applicantId), 'conflict');
  expect(conflictsIn((await casesOf(applicantId))[0])).toEqual([opposite]);
  await save({ ...applicant, status: 'in_review', providerStatus: 'inreview' });
  expect(conflictsIn((await casesOf(applicantId))[0])).toEqual([opposite]);
  await settleCommand(nadia, id, 'Archived by hand in the portal.');
  expect(conflictsIn((await casesOf(applicantId))[0])).toEqual([]);
});

test('After a decision: opens one round, and resuming the command removes the blocker', async () => {
  const found = await aCase(connectionId, someone());
  await decide(found, 'approved');
  const [first, second] = [
    await aCommand(nadia, anOrder(connectionId, found.applicantId), 'conflict'),
    await aCommand(nadia, anOrder(connectionId, found.applicantId, { kind: 'move_flow' }), 'conflict'),
  ];
  const cases = await casesOf(found.applicantId);
  expect(cases.map(({ state, openedBecause }) => [state, openedBecause])).toEqual([
    ['decided', 'status'],
    ['open', 'conflict'],
  ]);
  expect(conflictsIn(cases[1])).toEqual([opposite, 'Move to another flow: the provider shows the opposite']);
  expect(cases[1]).toMatchObject({ risk: 'high' });
  await recordResumed(nadia, first, { event: { kind: 'resume' }, expected: {} });
  await recordResumed(nadia, second, { event: { kind: 'done', by: 'read_back' }, expected: {} });
  expect(conflictsIn((await casesOf(found.applicantId))[1])).toEqual([]);
});

test('The applicant is read again, and the timeline shows the conflict', async () => {
  const applicant = someone();
  const { applicantId } = await aCase(connectionId, applicant);
  await aCommand(nadia, anOrder(connectionId, applicantId), 'done');
  await aCommand(nadia, anOrder(connectionId, applicantId), 'conflict');
  const place = { connectionId, externalId: applicant.externalId };
  expect(await db().refetch.findUniqueOrThrow({ where: { connectionId_externalId: place } })).toMatchObject({
    because: 'command',
    times: 2,
  });
  const texts = (await timelineOf(applicantId)).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['Archive: ordered', 'Archive: sent', 'Archive: done', opposite]));
});

test.each([
  ['approved', 'rejected'],
  ['rejected', 'approved'],
] as const)('Decided as %s here, then %s at the vendor: saving that copy opens a conflict', async (outcome, status) => {
  const applicant = someone();
  const found = await aCase(connectionId, applicant);
  await decide(found, outcome);
  await save({ ...applicant, status, providerStatus: status });
  const cases = await casesOf(found.applicantId);
  expect(cases.map(({ state, outcome: decided, openedBecause }) => [state, decided, openedBecause])).toEqual([
    ['decided', outcome, 'status'],
    ['open', null, 'conflict'],
  ]);
});

test('Control: a case updated from the vendor’s data alone loses the conflict', async () => {
  const applicant = someone();
  const { applicantId, caseId } = await aCase(connectionId, applicant);
  await aCommand(nadia, anOrder(connectionId, applicantId), 'conflict');
  const blockers = blockersOf({ ...applicant, status: 'in_review' }, { now: new Date() });
  await db().case.update({ where: { id: caseId }, data: { blockers } });
  expect(conflictsIn((await casesOf(applicantId))[0])).toEqual([]);
});
