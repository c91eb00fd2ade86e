import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recordCommand } from '#lib/data/commands/record.ts';
import { connectionHealths, pauseConnection } from '#lib/data/connections/connections.ts';
import { askTry } from '#lib/data/connections/tries.ts';
import { db } from '#lib/data/database.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { tryStateOf } from '#lib/review/connections/last-try.ts';
import { anOrder } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { runDue } from '#test/exchange/worker.ts';
import { applicantsAt, callsTo, setFault } from '#test/sandbox/control.ts';
import { dueCommands } from './commands/due-commands.ts';
import { connect } from './connect.ts';
import { dueTries } from './due-tries.ts';
import { dueRefetches } from './refetch/due-refetches.ts';
import { runner } from './runner.ts';
import { copyApplicant } from './sync/copy-applicant.ts';

let desk: TestDesk;
let nadia: MemberActor;
let connectionId: string;
let applicantId: string;

beforeAll(async () => {
  desk = await testDesk({ people: 10 });
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(() => desk.close());

/** A connection whose vendor has not answered for an hour, with an applicant copied before. */
beforeEach(async () => {
  await setFault(desk.sandboxUrl, 'allpass', null);
  connectionId = await desk.connect('allpass', randomUUID());
  const [person] = await applicantsAt(desk.sandboxUrl, 'allpass');
  await copyApplicant(await connect(connectionId, 'worker'), person?.id ?? '');
  const where = { connectionId_externalId: { connectionId, externalId: person?.id ?? '' } };
  applicantId = (await db().applicant.findUniqueOrThrow({ where })).id;
  await setFault(desk.sandboxUrl, 'allpass', { kind: '503' });
  const openedAt = new Date(Date.now() - 3_600_000);
  await db().gate.update({
    where: { connectionId },
    data: { openedAt, probeStartedAt: new Date(), failures: 5, lastAnswerAt: openedAt },
  });
});

async function outcome(askedAt: string) {
  const health = (await connectionHealths(worker, (provider) => provider)).find(({ id }) => id === connectionId);
  return tryStateOf(health?.tried ?? null, askedAt);
}

const calls = () => callsTo(desk.sandboxUrl, 'allpass');

test('The vendor is still down: one call reaches it, and the next is as far away as the breaker says', async () => {
  const before = await calls();
  const { askedAt } = await askTry(nadia, { connectionId });
  expect(await outcome(askedAt)).toEqual({ kind: 'trying' });
  await runDue(dueTries);
  expect((await calls()) - before).toBe(1);
  const state = await outcome(askedAt);
  expect(state.kind).toBe('silent');
  const inMs = state.kind === 'silent' ? Date.parse(state.nextAt) - Date.now() : 0;
  expect(inMs).toBeGreaterThan(50_000);
  expect(inMs).toBeLessThanOrEqual(60_000);
  await runDue(dueTries);
  expect((await calls()) - before).toBe(1);
});

test('Several workers and page views at once: still one call', async () => {
  const before = await calls();
  await askTry(nadia, { connectionId });
  const reader = await connect(connectionId, 'person');
  const views = Array.from({ length: 20 }, () => reader.can.applicants?.read('someone').catch(() => null));
  await Promise.all([runDue(dueTries), runDue(dueTries), runDue(dueTries), ...views]);
  expect((await calls()) - before).toBe(1);
});

test('The vendor answers again: what waited for it is due at once, and commands are sent', async () => {
  const commands = runner(dueCommands, new AbortController().signal);
  const order = anOrder(connectionId, applicantId, { kind: 'create_link', input: { ttl: 600 } });
  const commandId = await recordCommand(nadia, order);
  await commands.startDue();
  await commands.idle();
  const waits = await db().command.findUniqueOrThrow({ where: { id: commandId } });
  expect(waits).toMatchObject({ state: 'waiting', tries: 0 });
  await db().command.update({ where: { id: commandId }, data: { notBefore: new Date(Date.now() + 300_000) } });
  await db().pull.update({
    where: { connectionId },
    data: { problem: 'down', problemAt: new Date(), dueAt: new Date(Date.now() + 300_000) },
  });

  await setFault(desk.sandboxUrl, 'allpass', null);
  const { askedAt } = await askTry(nadia, { applicantId });
  await runDue(dueRefetches);
  await runDue(dueTries);
  expect(await outcome(askedAt)).toMatchObject({ kind: 'answered' });
  expect((await db().gate.findUniqueOrThrow({ where: { connectionId } })).openedAt).toBeNull();
  expect((await db().pull.findUniqueOrThrow({ where: { connectionId } })).dueAt.getTime()).toBeLessThan(Date.now() + 5);
  // The database rounds to the nearest millisecond and may be 1 ms ahead.
  await sleep(2);
  await commands.startDue();
  await commands.idle();
  expect(await db().command.findUniqueOrThrow({ where: { id: commandId } })).toMatchObject({ state: 'done', tries: 1 });
  await runDue(dueRefetches);
  expect(await db().refetch.count({ where: { connectionId } })).toBe(0);
  const { fetchedAt } = await db().applicant.findUniqueOrThrow({ where: { id: applicantId } });
  expect(fetchedAt.toISOString() >= askedAt).toBe(true);
});

test('Control: without a try the command waits out its own pause', async () => {
  const commands = runner(dueCommands, new AbortController().signal);
  const order = anOrder(connectionId, applicantId, { kind: 'create_link', input: { ttl: 600 } });
  const commandId = await recordCommand(nadia, order);
  await commands.startDue();
  await commands.idle();
  await setFault(desk.sandboxUrl, 'allpass', null);
  await db().gate.update({ where: { connectionId }, data: { openedAt: null, failures: 0, probeStartedAt: null } });
  await commands.startDue();
  await commands.idle();
  expect(await db().command.findUniqueOrThrow({ where: { id: commandId } })).toMatchObject({ state: 'waiting' });
});

test('Two members ask at once: it is tried once, the other is told for how long to wait', async () => {
  const omar = await aMember('approver', 'Omar Haddad');
  const asked = await Promise.allSettled([askTry(nadia, { connectionId }), askTry(omar, { connectionId })]);
  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = asked.find(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({
    reason: { code: 'closed', message: expect.stringMatching(/again in 1[45] seconds/) },
  });
  expect(await db().ledgerRow.count({ where: { kind: 'connection.tried', subjectId: connectionId } })).toBe(1);
});

test('Who may not act on cases or keep connections can’t have one tried; nor is a paused one tried', async () => {
  for (const role of ['manager', 'auditor'] as const)
    expect(() => askTry({ ...nadia, role }, { connectionId })).toThrow('does not allow');
  expect(() => askTry({ ...nadia, role: 'admin' }, { applicantId })).toThrow('does not allow');
  await pauseConnection(worker, connectionId, 'by_hand');
  await expect(askTry(nadia, { connectionId })).rejects.toMatchObject({ code: 'closed' });
  await expect(askTry(nadia, { connectionId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
  await expect(askTry(nadia, { applicantId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
});
