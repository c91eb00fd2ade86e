import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { withdrawCommand } from '#lib/data/commands/by-hand.ts';
import { recordCommand } from '#lib/data/commands/record.ts';
import { commandView } from '#lib/data/commands/view.ts';
import { db } from '#lib/data/database.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import { anOrder, makeDue } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { runDue } from '#test/exchange/worker.ts';
import { applicantsAt, setFault, timesApplied } from '#test/sandbox/control.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from '../sync/copy-applicant.ts';
import { dueCommands } from './due-commands.ts';
import { commandForCase, orderCommand } from './order.ts';
import { leaveToPerson } from './send.ts';
import { orderAndWait, resumeCommand, sendNow } from './send-now.ts';

let desk: TestDesk;
let allpass: string;
let ingrid: MemberActor;
let waiting: string[];
/** An applicant without commands. */
let someone: { applicantId: string; externalId: string };

beforeAll(async () => {
  desk = await testDesk({ people: 40 });
  process.env.COMMAND_QUARANTINE_SECONDS = '2';
  allpass = await desk.connect('allpass', 'Commands');
  ingrid = await aMember('approver', 'Ingrid Solheim');
  waiting = (await applicantsAt(desk.sandboxUrl, 'allpass'))
    .filter(
      ({ status }) => status === 'PENDING' || status === 'APPROVED' || status === 'COMPLETED' || status === 'VALID',
    )
    .map(({ id }) => id);
});

afterAll(async () => {
  delete process.env.COMMAND_QUARANTINE_SECONDS;
  await desk.close();
});

beforeEach(async () => {
  const externalId = waiting.shift() ?? '';
  await setFault(desk.sandboxUrl, 'allpass', null);
  await copyApplicant(await connect(allpass, 'worker'), externalId);
  const { id } = await db().applicant.findFirstOrThrow({
    where: { connectionId: allpass, externalId },
    select: { id: true },
  });
  someone = { applicantId: id, externalId };
});

const applied = (operation: string, id = someone.externalId) => timesApplied(desk.sandboxUrl, 'allpass', operation, id);

const order = (kind: CommandKind, input: unknown = {}) =>
  orderCommand(ingrid, { id: randomUUID(), applicantId: someone.applicantId, kind, input });

/** Ordered by Docket itself, as after a request that a second person confirmed. */
const orderDeletion = () =>
  recordCommand(worker, anOrder(allpass, someone.applicantId, { kind: 'schedule_deletion', isReversible: false }));

/** Makes a command due and does the worker's work. */
async function work(id: string): Promise<void> {
  await makeDue(id);
  await runDue(dueCommands);
}

const view = (id: string) => commandView(ingrid, id);
const fault = (kind: string, path: string) => setFault(desk.sandboxUrl, 'allpass', { kind, path, ms: 400 });

describe('An order', () => {
  test('with a result in the vendor’s answer: the member gets it at once', async () => {
    const made = await orderAndWait(ingrid, {
      id: randomUUID(),
      applicantId: someone.applicantId,
      kind: 'create_link',
      input: {},
    });
    expect(made).toMatchObject({ state: 'done', tries: 1, link: expect.stringMatching(/^http/), problem: null });
    expect(await applied('createToken')).toBe(1);
  });

  test('repeated while the first is under way: sent once', async () => {
    const order = { id: randomUUID(), applicantId: someone.applicantId, kind: 'create_link', input: {} } as const;
    await fault('latency', '/token');
    const [first, second] = await Promise.all([
      orderAndWait(ingrid, order),
      sleep(200).then(() => orderAndWait(ingrid, order)),
    ]);
    expect([first.state, second.state]).toEqual(['done', 'unknown']);
    expect([await applied('createToken'), (await view(order.id)).tries]).toEqual([1, 1]);
  });

  test('that creates an applicant: a refetch of the new applicant is ordered', async () => {
    const input = { externalUserId: `desk-${randomUUID()}`, flowName: 'Individuals' };
    const made = await orderAndWait(ingrid, {
      id: randomUUID(),
      applicantId: null,
      connectionId: allpass,
      kind: 'create_applicant',
      input,
    });
    expect(made).toMatchObject({ state: 'done', isReversible: false });
    expect(await db().refetch.count({ where: { connectionId: allpass, because: 'created' } })).toBe(1);
  });

  test('that the connection does not support, or with invalid input: refused, nothing written', async () => {
    const before = await db().command.count();
    expect(await codeOf(order('archive'))).toBe('invalid');
    expect(await codeOf(order('create_link', { ttl: 5 }))).toBe('invalid');
    expect(await codeOf(order('create_link', { colour: 'red' }))).toBe('invalid');
    expect(await codeOf(order('create_applicant', { externalUserId: 'x', flowName: 'Individuals' }))).toBe('invalid');
    expect(
      await codeOf(
        orderCommand(await aMember('manager'), { id: randomUUID(), ...someone, kind: 'create_link', input: {} }),
      ),
    ).toBe('not_allowed');
    expect(await db().command.count()).toBe(before);
  });

  test('made with a decision: held for the time to undo, then sent', async () => {
    await db().case.deleteMany({ where: { applicantId: someone.applicantId } });
    await copyCase();
    const found = await db().case.findFirstOrThrow({ where: { applicantId: someone.applicantId } });
    const command = await commandForCase(ingrid, found.id, {
      id: randomUUID(),
      kind: 'move_flow',
      input: { flowId: '12' },
    });
    const decided = await recordDecision(ingrid, {
      decisionId: randomUUID(),
      caseId: found.id,
      version: found.version,
      outcome: 'rejected',
      reasons: ['RJ-01'],
      note: '',
      hasConfirmedUnseen: true,
      command,
    });
    await sendNow(decided.commandIds);
    expect(await view(command.id)).toMatchObject({ state: 'held' });
    await makeDue(command.id);
    await sendNow(decided.commandIds);
    expect(await view(command.id)).toMatchObject({ state: 'done' });
  });
});

/** Opens a case for the applicant, whatever the status. */
async function copyCase(): Promise<void> {
  await db().case.create({
    data: {
      id: randomUUID(),
      applicantId: someone.applicantId,
      connectionId: allpass,
      openedBecause: 'by_hand',
      dueAt: new Date(),
    },
  });
}

describe('An irreversible command', () => {
  test('before it is due: not sent, and can be withdrawn', async () => {
    const id = await orderDeletion();
    await sendNow([id]);
    expect(await view(id)).toMatchObject({ state: 'held', tries: 0 });
    await withdrawCommand(ingrid, id);
    await sendNow([id]);
    expect([(await view(id)).state, await applied('scheduleDeletion')]).toEqual(['withdrawn', 0]);
  });

  test('done, but its answer was lost: read back as done and not sent again', async () => {
    const id = await orderDeletion();
    await fault('hang_after_apply', 'schedule-deletion');
    await work(id);
    expect(await view(id)).toMatchObject({
      state: 'unknown',
      tries: 1,
      problem: expect.stringContaining('did not answer in time'),
    });
    await work(id);
    expect(await view(id)).toMatchObject({ state: 'done', tries: 1 });
    expect(await applied('scheduleDeletion')).toBe(1);
    expect((await view(id)).history.map(({ text }) => text.replace('Schedule deletion: ', ''))).toEqual([
      'done, as the provider shows',
      'it is not known yet whether it was done: timeout',
      'sent',
      'ordered',
    ]);
  });

  test('not done: sent again once the vendor shows that', async () => {
    const id = await orderDeletion();
    await fault('500', 'schedule-deletion');
    await work(id);
    expect(await view(id)).toMatchObject({ state: 'unknown', tries: 1 });
    await setFault(desk.sandboxUrl, 'allpass', null);
    await work(id);
    const { state, tries, history } = await view(id);
    expect({ state, tries }).toEqual({ state: 'done', tries: 2 });
    expect(history.map(({ kind }) => kind).toReversed()).toEqual([
      'command.recorded',
      'command.sent',
      'command.unconfirmed',
      'command.sent',
      'command.confirmed',
    ]);
    expect(await applied('scheduleDeletion')).toBe(1);
  });

  test('done late, after the connection broke: read back after the quarantine, not sent again', async () => {
    const id = await orderDeletion();
    await fault('late_apply', 'schedule-deletion');
    await work(id);
    const { notBefore, sentAt } = await db().command.findUniqueOrThrow({ where: { id } });
    expect(notBefore.getTime() - (sentAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(2_000);
    await sleep(500);
    await work(id);
    expect([(await view(id)).state, await applied('scheduleDeletion')]).toEqual(['done', 1]);
  });
});

describe('A command needs a person', () => {
  test('when the vendor refuses; resumed, it is refused again or done', async () => {
    const id = await order('move_flow', { flowId: '99' });
    await sendNow([id]);
    expect(await view(id)).toMatchObject({ state: 'refused', tries: 1, may: { resume: true, settle: true } });
    await resumeCommand(ingrid, id);
    await sendNow([id]);
    expect(await view(id)).toMatchObject({ state: 'refused', tries: 2 });
    expect(await codeOf(resumeCommand(await aMember('auditor'), id))).toBe('not_allowed');
  });

  test('when it can’t be read back; resumed, it is sent', async () => {
    const id = await order('create_link');
    await fault('hang', '/token');
    await sendNow([id]);
    await work(id);
    expect(await view(id)).toMatchObject({
      state: 'needs_person',
      problem: expect.stringContaining('can’t tell Docket'),
    });
    await setFault(desk.sandboxUrl, 'allpass', null);
    await resumeCommand(ingrid, id);
    await sendNow([id]);
    expect(await view(id)).toMatchObject({ state: 'done', tries: 2 });
  });

  test('and is resumed although it was done: it is read back as done once the vendor answers', async () => {
    const id = await orderDeletion();
    await fault('hang_after_apply', 'schedule-deletion');
    await work(id);
    await makeDue(id);
    await leaveToPerson(id, { code: 'timeout', problem: 'Nobody could be asked.' });
    await fault('garbage', '/applicant/');
    expect([await codeOf(resumeCommand(ingrid, id)), (await view(id)).state]).toEqual(['unavailable', 'needs_person']);
    await setFault(desk.sandboxUrl, 'allpass', null);
    await resumeCommand(ingrid, id);
    expect(await view(id)).toMatchObject({ state: 'done', tries: 1 });
    expect((await view(id)).history[0]).toMatchObject({
      text: 'Schedule deletion: done, as the provider shows',
      by: 'Ingrid Solheim',
    });
    expect(await applied('scheduleDeletion')).toBe(1);
  });

  test('when the vendor shows the opposite; the case says so too', async () => {
    const id = await order('restore');
    await fault('500', '/restore');
    await sendNow([id]);
    // Asked again, the vendor no longer has the applicant.
    await db()
      .$executeRaw`UPDATE applicant SET external_id = 'gone' || external_id WHERE id = ${someone.applicantId}::uuid`;
    await setFault(desk.sandboxUrl, 'allpass', null);
    await work(id);
    const { state, problem } = await view(id);
    expect([state, problem]).toEqual(['conflict', 'The provider shows the opposite of what was ordered.']);
    const cases = await db().case.findMany({ where: { applicantId: someone.applicantId, state: 'open' } });
    expect(JSON.stringify(cases.map(({ blockers }) => blockers))).toContain('Restore: the provider shows the opposite');
  });
});
