import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import { liftHold, placeHold } from '#lib/data/lifecycle/holds.ts';
import { startJob } from '#lib/data/lifecycle/jobs.ts';
import { lifecycleOf } from '#lib/data/lifecycle/view.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { anOrder, makeDue } from '#test/builders/command.ts';
import { aJob, asked, confirmed } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { runDue } from '#test/exchange/worker.ts';
import { applicantsAt, timesApplied } from '#test/sandbox/control.ts';
import { dueCommands } from '../commands/due-commands.ts';
import { resumeCommand } from '../commands/send-now.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from '../sync/copy-applicant.ts';
import { dueItems } from './due-items.ts';

let desk: TestDesk;
let people: string[];
let nadia: MemberActor;
let ingrid: MemberActor;

beforeAll(async () => {
  desk = await testDesk({ people: 40 });
  const all = await applicantsAt(desk.sandboxUrl, 'vult');
  people = all.filter(({ status }) => status.endsWith('complete')).map(({ id }) => id);
}, 60_000);

beforeEach(async () => {
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ingrid = await aMember('approver', 'Ingrid Solheim');
});

afterAll(() => desk.close());

async function someone(): Promise<string> {
  const externalId = people.shift() ?? '';
  await copyApplicant(await connect(desk.vult, 'worker'), externalId);
  const where = { connectionId_externalId: { connectionId: desk.vult, externalId } };
  return (await db().applicant.findUniqueOrThrow({ where, select: { id: true } })).id;
}

const hold = (applicantId: string) => placeHold(ingrid, applicantId, 'Court order 7/2026.');
const applicant = (id: string) => db().applicant.findUniqueOrThrow({ where: { id } });
const deletes = () => timesApplied(desk.sandboxUrl, 'vult', 'idv.sessionDelete');

test('A hold is placed and lifted by approvers; its reason is sealed', async () => {
  const applicantId = await someone();
  expect(await codeOf(placeHold(nadia, applicantId, 'No.'))).toBe('not_allowed');
  await hold(applicantId);
  expect(await codeOf(hold(applicantId))).toBe('closed');
  const row = await db().legalHold.findFirstOrThrow({ where: { applicantId } });
  expect(row.reason).toMatch(/^v1\./);
  expect((await lifecycleOf(nadia, applicantId)).view.hold).toMatchObject({
    reason: 'Court order 7/2026.',
    by: ingrid.name,
  });
  await liftHold(ingrid, applicantId);
  expect((await lifecycleOf(nadia, applicantId)).view.hold).toBeNull();
  expect(await codeOf(liftHold(ingrid, applicantId))).toBe('closed');
});

test('Under hold, a dry run skips, and what erases is refused by the code and by the database', async () => {
  const applicantId = await someone();
  await hold(applicantId);
  for (const act of ['delete', 'anonymize'] as const) {
    const jobId = await aJob(nadia, act, [applicantId]);
    expect(await db().bulkItem.findFirstOrThrow({ where: { jobId } })).toMatchObject({
      state: 'skipped',
      because: 'Under legal hold.',
    });
    expect(await codeOf(asked(nadia, act, jobId).then(({ asker }) => asker))).toBe('closed');
    nadia = await aMember('reviewer');
  }
  for (const kind of ['schedule_deletion', 'anonymize', 'delete', 'redact', 'archive'] as const) {
    const order = anOrder(desk.vult, applicantId, { kind, isReversible: false });
    expect(await codeOf(recordCommand(worker, order))).toBe('closed');
    const data = { id: randomUUID(), connectionId: desk.vult, applicantId, kind, isReversible: false };
    await expect(db().command.create({ data: { ...data, input: 'v1.x' } })).rejects.toThrow(/under legal hold/);
  }
  const key = `UPDATE applicant SET data_key = NULL, record = NULL, raw = NULL WHERE id = $1::uuid`;
  await expect(db().$executeRawUnsafe(key, applicantId)).rejects.toThrow(/under legal hold/);
  await expect(db().$executeRawUnsafe(`DELETE FROM applicant WHERE id = $1::uuid`, applicantId)).rejects.toThrow();
  // Control: what erases nothing is taken.
  expect(await codeOf(recordCommand(worker, anOrder(desk.vult, applicantId, { kind: 'create_link' })))).toBe('done');
});

test('A hold after the request: the request is void, and can’t be confirmed', async () => {
  const [first, second] = [await someone(), await someone()];
  const jobId = await aJob(nadia, 'delete', [first, second]);
  const { id } = await asked(nadia, 'delete', jobId);
  await hold(second);
  expect((await db().erasureRequest.findUniqueOrThrow({ where: { id } })).state).toBe('void');
  expect(await codeOf(confirmed(ingrid, 'delete', jobId, id))).toBe('closed');
  expect([(await applicant(first)).erasedAt, (await applicant(second)).erasedAt]).toEqual([null, null]);
});

test('A hold after the confirmation: the item is skipped, the others are done', async () => {
  const [first, second] = [await someone(), await someone()];
  const jobId = await aJob(nadia, 'delete', [first, second], { atVendor: false });
  const { id } = await asked(nadia, 'delete', jobId);
  ingrid = await confirmed(ingrid, 'delete', jobId, id);
  await hold(second);
  await runDue(dueItems);
  const items = await db().bulkItem.findMany({ where: { jobId } });
  const of = (applicantId: string) => items.find((item) => item.applicantId === applicantId);
  expect([of(first)?.state, of(second)?.state, of(second)?.because]).toEqual(['done', 'skipped', 'Under legal hold.']);
  expect((await applicant(second)).dataKey).not.toBeNull();
  expect((await db().bulkJob.findUniqueOrThrow({ where: { id: jobId } })).state).toBe('finished');
});

test('A hold after the order: it is not sent but left to a person; lifted and sent again, it is done', async () => {
  const applicantId = await someone();
  const jobId = await aJob(nadia, 'delete', [applicantId]);
  const { id } = await asked(nadia, 'delete', jobId);
  ingrid = await confirmed(ingrid, 'delete', jobId, id);
  await runDue(dueItems);
  const { commandId } = await db().bulkItem.findFirstOrThrow({ where: { jobId } });
  const before = await deletes();
  await hold(applicantId);
  await makeDue(commandId);
  await runDue(dueCommands);
  const command = () => db().command.findUniqueOrThrow({ where: { id: commandId } });
  expect(await command()).toMatchObject({ state: 'needs_person', code: 'legal_hold', tries: 0 });
  await runDue(dueItems);
  expect(await db().bulkItem.findFirstOrThrow({ where: { jobId } })).toMatchObject({ state: 'failed' });
  expect([await deletes(), (await applicant(applicantId)).erasedAt]).toEqual([before, null]);
  await liftHold(ingrid, applicantId);
  await resumeCommand(ingrid, commandId);
  await runDue(dueCommands);
  await runDue(dueItems);
  expect(await db().bulkItem.findFirstOrThrow({ where: { jobId } })).toMatchObject({ state: 'done' });
  expect([await deletes(), (await applicant(applicantId)).dataKey]).toEqual([before + 1, null]);
});

test('Archiving in Docket alone goes on under hold, since nothing is erased', async () => {
  const applicantId = await someone();
  await hold(applicantId);
  await startJob(nadia, await aJob(nadia, 'archive', [applicantId], { atVendor: false }));
  await runDue(dueItems);
  expect((await applicant(applicantId)).archivedAt).not.toBeNull();
});

test('Control: without a hold, the same delete reaches the vendor once and erases here', async () => {
  const applicantId = await someone();
  const before = await deletes();
  const jobId = await aJob(nadia, 'delete', [applicantId]);
  await confirmed(ingrid, 'delete', jobId, (await asked(nadia, 'delete', jobId)).id);
  await runDue(dueItems);
  const { commandId } = await db().bulkItem.findFirstOrThrow({ where: { jobId } });
  await makeDue(commandId);
  await runDue(dueCommands);
  expect((await applicant(applicantId)).dataKey).not.toBeNull();
  await runDue(dueItems);
  expect([await deletes(), (await applicant(applicantId)).dataKey]).toEqual([before + 1, null]);
});
