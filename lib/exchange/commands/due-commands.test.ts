import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { withdrawCommand } from '#lib/data/commands/acts.ts';
import { recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { anOrder, makeDue } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { setFault, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { connect } from '../connect.ts';
import { runner } from '../runner.ts';
import { copyApplicant } from '../sync/copy-applicant.ts';
import { dueCommands } from './due-commands.ts';
import { sendNow } from './send-now.ts';

let desk: TestDesk;
let nadia: MemberActor;
let ids: string[];

beforeAll(async () => {
  desk = await testDesk({ people: 40 });
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ids = (await control<{ people: { id: string; status: string }[] }>('people?vendor=allpass')).people.map(
    ({ id }) => id,
  );
});

afterAll(() => desk.close());

async function control<T>(path: string, body?: object): Promise<T> {
  const init = body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`${desk.sandboxUrl}/control/${path}`, init);
  if (!answer.ok) throw new Error(`the sandbox says ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function copied(connectionId: string, externalId: string): Promise<string> {
  await copyApplicant(await connect(connectionId, 'worker'), externalId);
  const where = { connectionId_externalId: { connectionId, externalId } };
  return (await db().applicant.findUniqueOrThrow({ where, select: { id: true } })).id;
}

async function linksOrdered(connectionId: string, many: number): Promise<string[]> {
  const people = await Promise.all(ids.slice(0, many).map((externalId) => copied(connectionId, externalId)));
  return Promise.all(
    people.map((applicantId) =>
      recordCommand(nadia, anOrder(connectionId, applicantId, { kind: 'create_link', input: { ttl: 600 } })),
    ),
  );
}

async function worked(times = 1): Promise<void> {
  const commands = runner(dueCommands, new AbortController().signal);
  for (let time = 0; time < times; time++) {
    await commands.startDue();
    await commands.idle();
  }
}

const row = (id: string) => db().command.findUniqueOrThrow({ where: { id } });
const told = (kind: string, of: string[]) => db().ledgerRow.count({ where: { kind, subjectId: { in: of } } });

test('Two workers at once send each command once', async () => {
  const connectionId = await desk.connect('allpass', 'Two workers');
  const ordered = await linksOrdered(connectionId, 12);
  await Promise.all([worked(), worked(), worked()]);
  expect(await db().command.count({ where: { connectionId, state: 'done', tries: 1 } })).toBe(12);
  expect(await told('command.sent', ordered)).toBe(12);
  const { applied } = await control<{ applied: { allpass: { createToken: Record<string, number> } } }>('log');
  expect(Object.values(applied.allpass.createToken)).toEqual(Array(12).fill(1));
});

test('While the breaker is open nothing leaves, it is tried seldom, and it can still be withdrawn', async () => {
  const connectionId = await desk.connect('allpass', 'Breaker');
  const ordered = await linksOrdered(connectionId, 6);
  const now = new Date();
  await db().gate.update({ where: { connectionId }, data: { openedAt: now, probeStartedAt: now, failures: 5 } });
  const before = await control<{ calls: { allpass?: Record<string, number> } }>('log');
  await worked(10);
  // Some may have been under way when the first was limited; the others were not sent.
  expect(await told('command.sent', ordered)).toBeLessThanOrEqual(3);
  expect(await told('command.postponed', ordered)).toBe(await told('command.sent', ordered));
  expect(await db().command.count({ where: { connectionId, state: 'waiting', tries: 0 } })).toBe(6);
  expect((await control<typeof before>('log')).calls.allpass).toEqual(before.calls.allpass);
  for (const id of ordered) await withdrawCommand(nadia, id);
});

test('A paused connection keeps what is ordered; what is left of a removed one is for a person', async () => {
  const connectionId = await desk.connect('allpass', 'Switched off');
  const [id = ''] = await linksOrdered(connectionId, 1);
  await db().connection.update({ where: { id: connectionId }, data: { status: 'paused', pausedBecause: 'by_hand' } });
  await sendNow([id]);
  await worked();
  expect(await row(id)).toMatchObject({ state: 'waiting', tries: 0 });
  await db().connection.update({ where: { id: connectionId }, data: { status: 'removed', pausedBecause: null } });
  await worked();
  expect(await row(id)).toMatchObject({ state: 'needs_person', problem: expect.stringContaining('was removed') });
});

test('A vendor that hangs holds up nobody else’s commands', async () => {
  const [hanging, other] = [await desk.connect('allpass', 'Hangs'), await desk.connect('ondato', 'Answers')];
  await linksOrdered(hanging, 3);
  await setFault(desk.sandboxUrl, 'allpass', { kind: 'hang', path: '/token' });
  const id = await recordCommand(nadia, anOrder(other, null, { kind: 'create_applicant', isReversible: false }));
  const commands = runner(dueCommands, new AbortController().signal);
  const started = performance.now();
  await commands.startDue();
  await expect.poll(async () => (await row(id)).state, { timeout: 10_000 }).toBe('done');
  expect(performance.now() - started).toBeLessThan(4_500);
  await setFault(desk.sandboxUrl, 'allpass', null);
  await commands.idle();
});

test('What we rejected and the vendor then approves is a conflict case within a minute of being read', async () => {
  const people = (await control<{ people: { id: string; status: string }[] }>('people?vendor=vult')).people;
  const { id: externalId = '' } = people.find(({ status }) => status === 'temporarily_complete') ?? {};
  const applicantId = await copied(desk.vult, externalId);
  const open = await db().case.findFirstOrThrow({ where: { applicantId } });
  await recordDecision(nadia, {
    decisionId: randomUUID(),
    caseId: open.id,
    version: open.version,
    outcome: 'rejected',
    reasons: ['RJ-01'],
    note: '',
    hasConfirmedUnseen: true,
  });
  await control('change', { vendor: 'vult', id: externalId, status: 'complete' });
  const read = performance.now();
  await copied(desk.vult, externalId);
  const rounds = await db().case.findMany({ where: { applicantId }, orderBy: { round: 'asc' } });
  expect(rounds.map(({ state, outcome, openedBecause }) => [state, outcome, openedBecause])).toEqual([
    ['decided', 'rejected', 'status'],
    ['open', null, 'conflict'],
  ]);
  expect(performance.now() - read).toBeLessThan(60_000);
});

test('A command that nobody can open is not tried for ever', async () => {
  const connectionId = await desk.connect('allpass', 'Erased');
  const [id = ''] = await linksOrdered(connectionId, 1);
  const { applicantId } = await row(id);
  await db().applicant.update({ where: { id: applicantId ?? '' }, data: { dataKey: null, record: null, raw: null } });
  await makeDue(id);
  await worked();
  expect(await row(id)).toMatchObject({ state: 'needs_person', tries: 0 });
});
