import { afterAll, beforeAll, expect, test } from 'vitest';
import { undoMove } from '#lib/data/cases/moves/move.ts';
import { closeDatabase, db, transaction } from '#lib/data/database.ts';
import { moveFaults } from '#lib/data/ledger/rounds/moves.ts';
import { archiveApplicant } from '#lib/data/lifecycle/archive.ts';
import { jobView } from '#lib/data/lifecycle/job-view.ts';
import { startJob } from '#lib/data/lifecycle/jobs.ts';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aJob } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { runDue } from '#test/exchange/worker.ts';
import { dueItems } from './due-items.ts';

const hour = 3_600_000;

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomas Ferreira');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const inAnHour = () => new Date(Date.now() + hour);
const stateOf = async (id: string) => (await db().case.findUniqueOrThrow({ where: { id } })).state;
const change = (id: string, data: Parameters<ReturnType<typeof db>['case']['update']>[0]['data']) =>
  db().case.update({ where: { id }, data });
const view = (jobId: string) => jobView(nadia, jobId, (id) => id);

async function cases(count: number) {
  const made = [];
  for (let at = 0; at < count; at += 1) made.push(await aCase(connection));
  return made as [Awaited<ReturnType<typeof aCase>>, ...Awaited<ReturnType<typeof aCase>>[]];
}

const idsOf = (made: { applicantId: string }[]) => made.map(({ applicantId }) => applicantId);

test('Snoozed in bulk, cases sleep; each move is the member’s own in the ledger, which they alone undo', async () => {
  const made = await cases(3);
  const wakesAt = inAnHour();
  const jobId = await aJob(nadia, 'snooze', idsOf(made), { atVendor: false, wakesAt });
  expect(await stateOf(made[0].caseId), 'a dry run changes nothing').toBe('open');
  expect(await view(jobId)).toMatchObject({ wakesAt: wakesAt.toISOString(), lines: [{ can: 3, cannot: 0 }] });
  await startJob(nadia, jobId);
  await runDue(dueItems);
  expect(await view(jobId)).toMatchObject({ state: 'finished', counts: { done: 3, skipped: 0 } });
  const stored = await db().case.findMany({ where: { id: { in: made.map(({ caseId }) => caseId) } } });
  expect(stored.map(({ state, wakesAt: at }) => [state, at])).toEqual(made.map(() => ['snoozed', wakesAt]));

  const rows = await db().ledgerRow.findMany({ where: { subjectId: made[0].caseId, kind: 'case.moved' } });
  const entries = rows.map(({ entry }) => JSON.parse(entry) as LedgerEntry);
  expect(entries).toMatchObject([
    { actor: { type: 'person', id: nadia.id }, details: { move: 'snoozed', until: wakesAt.toISOString(), jobId } },
  ]);
  const faults = await transaction((tx) => moveFaults(tx, entries));
  expect([...faults.values()]).toEqual([null]);

  const { id: undoesId } = await db().caseMove.findFirstOrThrow({ where: { caseId: made[0].caseId } });
  const undo = { moveId: crypto.randomUUID(), undoesId };
  expect(await codeOf(undoMove(tomas, { ...undo, moveId: crypto.randomUUID() })), 'not theirs').toBe('not_allowed');
  await undoMove(nadia, undo);
  expect(await stateOf(made[0].caseId)).toBe('open');
});

test('What can’t be snoozed is said by the dry run, with the same words as by hand', async () => {
  const [free, taken, escalated, asleep, archived] = await cases(5);
  if (!taken || !escalated || !asleep || !archived) throw new Error('five cases');
  await change(taken.caseId, { assigneeId: tomas.id, assignedById: tomas.id });
  await change(escalated.caseId, { state: 'escalated' });
  await change(asleep.caseId, { state: 'snoozed', wakesAt: inAnHour() });
  await archiveApplicant(nadia, archived.applicantId);
  const ids = idsOf([free, taken, escalated, asleep, archived]);
  const jobId = await aJob(nadia, 'snooze', ids, { atVendor: false, wakesAt: inAnHour() });
  const { lines, notDone } = await view(jobId);
  expect(lines).toMatchObject([{ selected: 5, can: 1, cannot: 4, goesOut: ['Nothing, here only'] }]);
  const why = new Map(notDone.map(({ applicantId, because }) => [applicantId, because]));
  expect(why.get(taken.applicantId)).toBe('Someone else has claimed this case.');
  expect(why.get(escalated.applicantId)).toBe('This case is escalated. An approver decides it.');
  expect(why.get(asleep.applicantId)).toBe('This case is snoozed already. End that first.');
  expect(why.get(archived.applicantId)).toBe('Archived in Docket.');
});

test('What changed after the dry run is skipped with its reason: a claim, a role, a disabled member', async () => {
  const [taken, free] = await cases(2);
  if (!free) throw new Error('two cases');
  const member = await aMember('reviewer');
  const begin = async (ids: string[]) => {
    const jobId = await aJob(member, 'snooze', ids, { atVendor: false, wakesAt: inAnHour() });
    await startJob(member, jobId);
    return jobId;
  };
  const claimed = await begin([taken.applicantId]);
  await change(taken.caseId, { assigneeId: tomas.id, assignedById: tomas.id });
  await runDue(dueItems);
  expect((await view(claimed)).notDone).toMatchObject([{ because: 'Someone else has claimed this case.' }]);

  const demoted = await begin([free.applicantId]);
  await db().member.update({ where: { id: member.id }, data: { role: 'manager' } });
  await runDue(dueItems);
  expect((await view(demoted)).notDone).toMatchObject([{ because: 'Your role does not allow this.' }]);

  await db().member.update({ where: { id: member.id }, data: { role: 'reviewer' } });
  const disabled = await begin([free.applicantId]);
  await db().member.update({ where: { id: member.id }, data: { disabledAt: new Date() } });
  await runDue(dueItems);
  expect((await view(disabled)).notDone).toMatchObject([{ because: 'The member who began this was disabled.' }]);
  expect(await stateOf(free.caseId)).toBe('open');
});

test('A time in the past, too far away, missing, or of another act: refused; managers and admins may not', async () => {
  const { applicantId } = await aCase(connection);
  const job = (wakesAt: Date | null, actor = nadia) =>
    aJob(actor, 'snooze', [applicantId], { atVendor: false, wakesAt });
  for (const wakesAt of [null, new Date(Date.now() - hour), new Date(Date.now() + 31 * 24 * hour)])
    expect(await codeOf(job(wakesAt))).toBe('invalid');
  expect(await codeOf(aJob(nadia, 'archive', [applicantId], { atVendor: false, wakesAt: inAnHour() }))).toBe('invalid');
  expect(await codeOf(job(inAnHour(), await aMember('manager')))).toBe('not_allowed');
  expect(await codeOf(job(inAnHour(), await aMember('admin')))).toBe('not_allowed');
});

test('The time of a job is fixed with it', async () => {
  const { applicantId } = await aCase(connection);
  const id = await aJob(nadia, 'snooze', [applicantId], { atVendor: false, wakesAt: inAnHour() });
  const later = new Date(Date.now() + 2 * hour);
  await expect(db().bulkJob.update({ where: { id }, data: { wakesAt: later } })).rejects.toThrow(/turned into another/);
});
