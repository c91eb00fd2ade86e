import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { withdrawCommand } from '#lib/data/commands/acts.ts';
import { commandView } from '#lib/data/commands/view.ts';
import { db } from '#lib/data/database.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import { makeDue } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { setFault, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { runDue } from '#test/exchange/worker.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from '../sync/copy-applicant.ts';
import { deliver, orderAndWait, resumeCommand } from './deliver.ts';
import { dueCommands } from './due.ts';
import { commandForCase, orderCommand } from './order.ts';
import { handOver } from './send.ts';

const _goingOn = new AbortController().signal;
let desk: TestDesk;
let allpass: string;
let ingrid: MemberActor;
let waiting: string[];
/** Someone nobody ordered anything for yet. */
let someone: { applicantId: string; externalId: string };

beforeAll(async () => {
  desk = await testDesk({ people: 40 });
  process.env.COMMAND_QUARANTINE_SECONDS = '2';
  allpass = await desk.connect('allpass', 'Commands');
  ingrid = await aMember('approver', 'Ingrid Solheim');
  waiting = (await control<{ people: { id: string; status: string }[] }>('people?vendor=allpass')).people
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

async function control<T>(path: string, body?: object): Promise<T> {
  const init = body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${desk.sandboxUrl}/control/${path}`, init);
  if (!answer.ok) throw new Error(`the sandbox says ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function timesApplied(operation: string, id = someone.externalId): Promise<number> {
  const { applied } = await control<{ applied: Record<string, Record<string, Record<string, number>>> }>('log');
  return applied.allpass?.[operation]?.[id] ?? 0;
}

const order = (kind: CommandKind, input: unknown = {}) =>
  orderCommand(ingrid, { id: randomUUID(), applicantId: someone.applicantId, kind, input });

/** What the worker does within a while, once it is due. */
async function work(id: string): Promise<void> {
  await makeDue(id);
  await runDue(dueCommands);
}

const view = (id: string) => commandView(ingrid, id);
const weather = (kind: string, path: string) => setFault(desk.sandboxUrl, 'allpass', { kind, path, ms: 400 });

describe('An order', () => {
  test('whose answer is the result is there while the person waits', async () => {
    const made = await orderAndWait(ingrid, {
      id: randomUUID(),
      applicantId: someone.applicantId,
      kind: 'create_link',
      input: {},
    });
    expect(made).toMatchObject({ state: 'done', tries: 1, link: expect.stringMatching(/^http/), problem: null });
    expect(await timesApplied('createToken')).toBe(1);
  });

  test('sent again while it is on its way changes nothing about it', async () => {
    const order = { id: randomUUID(), applicantId: someone.applicantId, kind: 'create_link', input: {} } as const;
    await weather('latency', '/token');
    const [first, second] = await Promise.all([
      orderAndWait(ingrid, order),
      sleep(200).then(() => orderAndWait(ingrid, order)),
    ]);
    expect([first.state, second.state]).toEqual(['done', 'unknown']);
    expect([await timesApplied('createToken'), (await view(order.id)).tries]).toEqual([1, 1]);
  });

  test('for someone new names them, and the vendor is asked about them', async () => {
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

  test('that this connection does not take, or not like this, is refused before anything is written', async () => {
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

  test('goes with the decision, and out once that stands', async () => {
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
    await deliver(decided.commandIds);
    expect(await view(command.id)).toMatchObject({ state: 'done' });
  });
});

/** A case for them, whatever their status. */
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

describe('What can’t be taken back', () => {
  test('is not sent before its time, and can be withdrawn until then', async () => {
    const id = await order('schedule_deletion');
    await deliver([id]);
    expect(await view(id)).toMatchObject({ state: 'held', tries: 0 });
    await withdrawCommand(ingrid, id);
    await deliver([id]);
    expect([(await view(id)).state, await timesApplied('scheduleDeletion')]).toEqual(['withdrawn', 0]);
  });

  test('and went through while its answer was lost, is found out and not sent again', async () => {
    const id = await order('schedule_deletion');
    await weather('hang_after_apply', 'schedule-deletion');
    await work(id);
    expect(await view(id)).toMatchObject({
      state: 'unknown',
      tries: 1,
      problem: expect.stringContaining('did not answer in time'),
    });
    await work(id);
    expect(await view(id)).toMatchObject({ state: 'done', tries: 1 });
    expect(await timesApplied('scheduleDeletion')).toBe(1);
    expect((await view(id)).history.map(({ text }) => text.replace('Schedule deletion: ', ''))).toEqual([
      'done, as the provider shows',
      'it is not known yet whether it was done: timeout',
      'sent',
      'ordered',
    ]);
  });

  test('and did not go through, is sent again once the vendor shows that', async () => {
    const id = await order('schedule_deletion');
    await weather('500', 'schedule-deletion');
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
    expect(await timesApplied('scheduleDeletion')).toBe(1);
  });

  test('and comes through late, after the connection broke, is waited for: the quarantine is longer', async () => {
    const id = await order('schedule_deletion');
    await weather('late_apply', 'schedule-deletion');
    await work(id);
    const { notBefore, sentAt } = await db().command.findUniqueOrThrow({ where: { id } });
    expect(notBefore.getTime() - (sentAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(2_000);
    await sleep(500);
    await work(id);
    expect([(await view(id)).state, await timesApplied('scheduleDeletion')]).toEqual(['done', 1]);
  });
});

describe('A person has to look', () => {
  test('when the vendor refuses; sent on, it is refused again or done', async () => {
    const id = await order('move_flow', { flowId: '99' });
    await deliver([id]);
    expect(await view(id)).toMatchObject({ state: 'refused', tries: 1, may: { resume: true, settle: true } });
    await resumeCommand(ingrid, id);
    await deliver([id]);
    expect(await view(id)).toMatchObject({ state: 'refused', tries: 2 });
    expect(await codeOf(resumeCommand(await aMember('auditor'), id))).toBe('not_allowed');
  });

  test('when nothing at the vendor would tell; sent on, it goes out', async () => {
    const id = await order('create_link');
    await weather('hang', '/token');
    await deliver([id]);
    await work(id);
    expect(await view(id)).toMatchObject({
      state: 'needs_person',
      problem: expect.stringContaining('can’t tell Docket'),
    });
    await setFault(desk.sandboxUrl, 'allpass', null);
    await resumeCommand(ingrid, id);
    await deliver([id]);
    expect(await view(id)).toMatchObject({ state: 'done', tries: 2 });
  });

  test('who sends on what was done after all finds that out, once the vendor can be asked', async () => {
    const id = await order('schedule_deletion');
    await weather('hang_after_apply', 'schedule-deletion');
    await work(id);
    await makeDue(id);
    await handOver(id, { code: 'timeout', problem: 'Nobody could be asked.' });
    await weather('garbage', '/applicant/');
    expect([await codeOf(resumeCommand(ingrid, id)), (await view(id)).state]).toEqual(['unavailable', 'needs_person']);
    await setFault(desk.sandboxUrl, 'allpass', null);
    await resumeCommand(ingrid, id);
    expect(await view(id)).toMatchObject({ state: 'done', tries: 1 });
    expect((await view(id)).history[0]).toMatchObject({
      text: 'Schedule deletion: done, as the provider shows',
      by: 'Ingrid Solheim',
    });
    expect(await timesApplied('scheduleDeletion')).toBe(1);
  });

  test('when the vendor shows the opposite; and the case says so', async () => {
    const id = await order('restore');
    await weather('500', '/restore');
    await deliver([id]);
    // Asked again, the vendor no longer has them.
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
