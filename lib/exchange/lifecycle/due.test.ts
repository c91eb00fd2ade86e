/** A deletion by the policy on retention: who asks, who is left out, and what stops it when someone comes back. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import { placeHold } from '#lib/data/lifecycle/holds.ts';
import { jobApplicants, jobView } from '#lib/data/lifecycle/job-view.ts';
import { withdrawErasure } from '#lib/data/lifecycle/requests.ts';
import { shreddedPage } from '#lib/data/retention/shredded.ts';
import { duePage } from '#lib/data/retention/view.ts';
import { type MemberActor, roles, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { anOrder, makeDue } from '#test/builders/command.ts';
import { aJob, asked, confirmed } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { runDue } from '#test/exchange/worker.ts';
import { aDueJob, keptFor, longAgo } from '#test/retention/due.ts';
import { applicantsAt, timesApplied } from '#test/sandbox/control.ts';
import { dueCommands } from '../commands/due-commands.ts';
import { dueItems } from './due-items.ts';

let desk: TestDesk;
let connection: string;
let mei: MemberActor;
let ingrid: MemberActor;

beforeAll(async () => {
  desk = await testDesk({ people: 20 });
  connection = await aConnection();
  await keptFor('P5Y');
}, 60_000);

beforeEach(async () => {
  mei = await aMember('admin', 'Mei Tanaka');
  ingrid = await aMember('approver', 'Ingrid Solheim');
});

afterAll(() => desk.close());

const label = (provider: string) => provider;
const applicantRow = (id: string) => db().applicant.findUniqueOrThrow({ where: { id } });
const items = (jobId: string) => db().bulkItem.findMany({ where: { jobId }, orderBy: { position: 'asc' } });

/** The admin asks and the approver confirms. Gives the job. */
async function confirmedFor(...ids: string[]): Promise<string> {
  const jobId = await aDueJob(mei, ids);
  const { id, asker } = await asked(mei, 'delete', jobId);
  mei = asker;
  ingrid = await confirmed(ingrid, 'delete', jobId, id);
  return jobId;
}

/** The applicant is back at the vendor: their answer opens a case. */
function comesBack(applicant: Applicant, connectionId = connection) {
  const now = { ...applicant, status: 'pending_review' as const, providerStatus: 'waiting', updatedAt: null };
  const { externalId } = applicant;
  return saveApplicant(worker, { connectionId, externalId, fetchedAt: new Date(), applicant: now, problem: null });
}

describe('Who asks, who confirms', () => {
  test.each(roles)('%s', async (role) => {
    const { applicantId } = await longAgo(connection);
    const isAsker = role === 'admin' || role === 'approver';
    expect(await codeOf(aMember(role).then((one) => aDueJob(one, [applicantId])))).toBe(
      isAsker ? 'done' : 'not_allowed',
    );
    const jobId = await aDueJob(mei, [applicantId]);
    const { id } = await asked(mei, 'delete', jobId);
    const confirm = async () => confirmed(await aMember(role), 'delete', jobId, id);
    expect(await codeOf(confirm())).toBe(role === 'approver' ? 'done' : 'not_allowed');
    const reads = role === 'reviewer' || role === 'approver' || role === 'admin' || role === 'auditor';
    expect(await codeOf(aMember(role).then((one) => jobView(one, jobId, label)))).toBe(reads ? 'done' : 'not_allowed');
  });

  test('An approver who asked does not confirm, and the database says so too', async () => {
    const jobId = await aDueJob(ingrid, [(await longAgo(connection)).applicantId]);
    const { id, asker } = await asked(ingrid, 'delete', jobId);
    expect(await codeOf(confirmed(asker, 'delete', jobId, id))).toBe('not_allowed');
    const raw = `UPDATE erasure_request SET state = 'confirmed', ended_at = now(), confirmed_by = requested_by
      WHERE id = $1::uuid`;
    await expect(db().$executeRawUnsafe(raw, id)).rejects.toThrow(/second_is_not_first/);
    const run = `UPDATE bulk_job SET state = 'running' WHERE id = $1::uuid`;
    await expect(db().$executeRawUnsafe(run, jobId)).rejects.toThrow(/not confirmed by a second person/);
    await withdrawErasure(asker, id);
  });

  test('An admin asks for no one by hand, and reads no other job', async () => {
    const { applicantId } = await longAgo(connection);
    expect(await codeOf(aJob(mei, 'delete', [applicantId]))).toBe('not_allowed');
    const byHand = await aJob(ingrid, 'delete', [applicantId]);
    expect(await codeOf(jobView(mei, byHand, label))).toBe('not_found');
    expect(await codeOf(jobView(await aMember('auditor'), byHand, label))).toBe('not_found');
    expect(await codeOf(jobApplicants(mei, byHand, null, label))).toBe('not_found');
  });
});

test('Asked for by one and confirmed by another: erased, with ids and codes alone left', async () => {
  const { applicantId, applicant } = await longAgo(connection);
  const page = () =>
    duePage(
      mei,
      { policy: policyOf('P5Y'), now: new Date(), outcomes: [], providers: [] },
      { tab: 'due', cursor: null },
      label,
    );
  expect((await page()).rows.map((row) => row.applicantId)).toContain(applicantId);
  const jobId = await confirmedFor(applicantId);
  expect((await page()).rows.find((row) => row.applicantId === applicantId)?.askedIn).toBe(jobId);
  await runDue(dueItems);
  expect(await applicantRow(applicantId)).toMatchObject({ dataKey: null, record: null, raw: null });
  expect(await db().retention.count({ where: { applicantId } })).toBe(0);
  const { rows } = await shreddedPage(mei, { outcomes: ['undecided'], providers: [] }, null, label);
  const by = {
    act: 'delete',
    jobId,
    asked: 'Mei Tanaka',
    confirmed: 'Ingrid Solheim',
    policyVersion: expect.any(Number),
  };
  expect(rows[0]).toMatchObject({ applicantId, outcome: 'undecided', by });
  const entries = await db().ledgerRow.findMany({ where: { subjectId: { in: [applicantId, jobId] } } });
  const text = JSON.stringify([rows, entries.map(({ entry }) => entry)]);
  expect(text).toContain('"outcome":"undecided"'.replaceAll('"', '\\"'));
  for (const word of [applicant.externalId, applicant.person.familyName, applicant.person.email])
    expect(text).not.toContain(word);
});

function policyOf(keep: string) {
  const rule = { keep, from: 'decided' as const };
  return { timeZone: 'UTC', approved: rule, rejected: rule, undecided: { keep } };
}

test('Left out by the dry run, each with the reason', async () => {
  const held = await longAgo(connection);
  const back = await longAgo(connection);
  const listed = await longAgo(connection, { hits: [exampleHit({ id: 'listed', entityIds: ['e1'] })] });
  const ordered = await longAgo(connection);
  const young = await longAgo(connection, { updatedAt: new Date().toISOString() });
  const twice = await longAgo(connection);
  const due = await longAgo(connection);
  await placeHold(ingrid, held.applicantId, 'Court order 7/2026.');
  await comesBack(back.applicant);
  await recordCommand(ingrid, anOrder(connection, ordered.applicantId, { kind: 'create_link' }));
  await asked(mei, 'delete', await aDueJob(mei, [twice.applicantId]));
  mei = await aMember('admin');
  const all = [held, back, listed, ordered, young, twice, due].map(({ applicantId }) => applicantId);
  const jobId = await aDueJob(mei, all);
  const whys = new Map((await items(jobId)).map(({ applicantId, because, state }) => [applicantId, [state, because]]));
  expect(all.map((id) => whys.get(id))).toEqual([
    ['skipped', 'Under legal hold.'],
    ['skipped', 'A case is open.'],
    // The hit opened a case too, which is said first.
    ['skipped', expect.stringMatching(/^A (case|hit) is open\.$/)],
    ['skipped', 'A command has not ended.'],
    ['skipped', 'Not due by the policy in force.'],
    ['skipped', 'A deletion was asked for already.'],
    // Left to do, and in Docket alone: this provider takes no such command.
    ['pending', 'Blockpass can’t delete.'],
  ]);
});

describe('Stopped after it was confirmed', () => {
  test('by a legal hold and by a new case, before their turn: kept; the others are erased', async () => {
    const [held, back, due] = [await longAgo(connection), await longAgo(connection), await longAgo(connection)];
    const jobId = await confirmedFor(held.applicantId, back.applicantId, due.applicantId);
    await placeHold(ingrid, held.applicantId, 'Court order 7/2026.');
    await comesBack(back.applicant);
    await runDue(dueItems);
    const of = new Map((await items(jobId)).map((item) => [item.applicantId, [item.state, item.because]]));
    expect(of.get(held.applicantId)).toEqual(['skipped', 'Under legal hold.']);
    expect(of.get(back.applicantId)).toEqual(['skipped', 'A case is open.']);
    expect(of.get(due.applicantId)).toEqual(['done', null]);
    expect((await applicantRow(back.applicantId)).dataKey).not.toBeNull();
    expect((await db().bulkJob.findUniqueOrThrow({ where: { id: jobId } })).state).toBe('finished');
  });

  test('control: the naive way, which looks at the date alone, erases someone who came back', async () => {
    const { applicantId, applicant } = await longAgo(connection);
    // By hand: what a person asked for is not looked at again by the policy.
    const jobId = await aJob(ingrid, 'delete', [applicantId]);
    const { id } = await asked(ingrid, 'delete', jobId);
    await confirmed(await aMember('approver'), 'delete', jobId, id);
    await comesBack(applicant);
    await runDue(dueItems);
    expect((await applicantRow(applicantId)).dataKey).toBeNull();
  });

  test('by an answer of the vendor at the same moment: never erased with an open case', async () => {
    for (let round = 0; round < 4; round++) {
      const { applicantId, applicant } = await longAgo(connection);
      const jobId = await confirmedFor(applicantId);
      const [saved] = await Promise.all([comesBack(applicant), runDue(dueItems)]);
      const { erasedAt } = await applicantRow(applicantId);
      expect(saved).toBe(erasedAt ? 'erased' : 'changed');
      expect((await items(jobId))[0]?.state).toBe(erasedAt ? 'done' : 'skipped');
      mei = await aMember('admin');
      ingrid = await aMember('approver');
    }
  });

  test('by another policy: a request can’t be confirmed any more, and one that was skips who is not due', async () => {
    const [first, second] = [await longAgo(connection), await longAgo(connection)];
    const running = await confirmedFor(first.applicantId);
    const jobId = await aDueJob(mei, [second.applicantId]);
    const { id, asker } = await asked(mei, 'delete', jobId);
    await keptFor('by_hand');
    expect(await codeOf(confirmed(ingrid, 'delete', jobId, id))).toBe('closed');
    await withdrawErasure(asker, id);
    await runDue(dueItems);
    expect((await items(running))[0]).toMatchObject({ state: 'skipped', because: 'Not due by the policy in force.' });
    await keptFor('P5Y');
  });
});

describe('With a vendor that deletes', () => {
  const deletes = () => timesApplied(desk.sandboxUrl, 'vult', 'idv.sessionDelete');
  const ordered = async () => {
    const all = await applicantsAt(desk.sandboxUrl, 'vult');
    const taken = await db().applicant.findMany({ where: { connectionId: desk.vult }, select: { externalId: true } });
    const free = all.find((one) => one.status.endsWith('complete') && !taken.some((row) => row.externalId === one.id));
    const found = await longAgo(desk.vult, { provider: 'vult', externalId: free?.id ?? '' });
    const jobId = await confirmedFor(found.applicantId);
    await runDue(dueItems);
    const { commandId } = await db().bulkItem.findFirstOrThrow({ where: { jobId } });
    return { ...found, jobId, commandId };
  };

  test('comes back before it was told: the command is withdrawn, nothing is erased there or here', async () => {
    const { applicantId, applicant, jobId, commandId } = await ordered();
    const before = await deletes();
    await comesBack(applicant, desk.vult);
    await makeDue(commandId);
    await expect(
      db().command.update({ where: { id: commandId }, data: { state: 'unknown' } }),
      'and the database says so too',
    ).rejects.toThrow(/not erased as due/);
    await runDue(dueCommands);
    expect(await db().command.findUniqueOrThrow({ where: { id: commandId } })).toMatchObject({
      state: 'withdrawn',
      tries: 0,
    });
    await runDue(dueItems);
    expect((await items(jobId))[0]).toMatchObject({ state: 'skipped', because: 'A case is open.' });
    expect([await deletes(), (await applicantRow(applicantId)).dataKey === null]).toEqual([before, false]);
  });

  test('does not come back: told once, then erased here', async () => {
    const { applicantId, commandId } = await ordered();
    const before = await deletes();
    await makeDue(commandId);
    await runDue(dueCommands);
    await runDue(dueItems);
    expect([await deletes(), (await applicantRow(applicantId)).dataKey]).toEqual([before + 1, null]);
  });
});

test('The database refuses to erase someone who is kept, and to turn a job into one by hand', async () => {
  const { applicantId, applicant } = await longAgo(connection);
  const jobId = await confirmedFor(applicantId);
  await comesBack(applicant);
  const raw = `UPDATE applicant SET data_key = NULL, record = NULL, raw = NULL, erased_at = now() WHERE id = $1::uuid`;
  await expect(db().$executeRawUnsafe(raw, applicantId)).rejects.toThrow(/not erased as due/);
  const turn = `UPDATE bulk_job SET policy_version = NULL WHERE id = $1::uuid`;
  await expect(db().$executeRawUnsafe(turn, jobId)).rejects.toThrow(/not turned into another/);
  const data = { id: randomUUID(), act: 'anonymize', atVendor: false, memberId: mei.id, selectionHash: '', typed: '' };
  await expect(db().bulkJob.create({ data: { ...data, policyVersion: 1 } })).rejects.toThrow(/due_is_deleted/);
});
