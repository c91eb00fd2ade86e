import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pauseConnection } from '#lib/data/connections/connections.ts';
import { db } from '#lib/data/database.ts';
import { orderRefetch } from '#lib/data/sync/refetch.ts';
import { externalIdHmac, leaseRefetch } from '#lib/data/sync/refetch-lease.ts';
import { worker } from '#lib/review/actor.ts';
import { anEvent } from '#test/builders/delivery.ts';
import { type TestInbox, testInbox } from '#test/exchange/webhook-inbox.ts';
import { runDue } from '#test/exchange/worker.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from '../sync/copy-applicant.ts';
import { dueRefetches } from './due-refetches.ts';
import { refetch } from './refetch.ts';

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await testInbox();
});

beforeEach(async () => {
  inbox.vendor.fail(null);
  await db().refetch.deleteMany();
  await db().gate.updateMany({ data: { openedAt: null, failures: 0, firstFailureAt: null, probeStartedAt: null } });
});

afterAll(() => inbox.close());

function someone(): string {
  return randomBytes(12).toString('hex');
}

function ask(externalId: string, because: 'webhook' | 'import' = 'webhook'): Promise<number> {
  return orderRefetch(inbox.connectionId, [externalId], because);
}

function waiting(externalId: string) {
  return db().refetch.findFirst({ where: { externalId } });
}

/** Makes all waiting refetches due now. */
async function later(): Promise<void> {
  await db().refetch.updateMany({ data: { dueAt: new Date(0) } });
}

test('A refetch is ordered: the applicant is read and saved at once', async () => {
  const applicantId = someone();
  inbox.vendor.setStatus(applicantId, 'waiting');
  await inbox.deliver(anEvent({ applicantId }));
  await inbox.refetchAll();
  expect(await inbox.statusOf(applicantId)).toBe('waiting');
  expect(await waiting(applicantId)).toBeNull();
});

test('A refetch is ordered twice: one row, and the count of new ones', async () => {
  const [one, other] = [someone(), someone()];
  expect(await orderRefetch(inbox.connectionId, [one, other, one, ' ', '\u0000'], 'import')).toBe(2);
  expect(await orderRefetch(inbox.connectionId, [one], 'webhook')).toBe(0);
  expect(await waiting(one)).toMatchObject({ times: 2, because: 'webhook' });
  expect(await ask(one, 'import')).toBe(0);
  expect(await waiting(one)).toMatchObject({ times: 3, because: 'webhook' });
});

test('An event arrives during a refetch: the applicant is read once more', async () => {
  const applicantId = someone();
  inbox.vendor.setStatus(applicantId, 'waiting');
  await inbox.deliver(anEvent({ applicantId }));
  const { asked, release } = inbox.vendor.holdAnswers();
  const answering = inbox.refetchAll();
  await asked;
  inbox.vendor.setStatus(applicantId, 'approved');
  await inbox.deliver(anEvent({ applicantId }));
  release();
  await answering;
  expect(await inbox.statusOf(applicantId)).toBe('approved');
});

test('Control: deleting the row without checking for new events loses the later event', async () => {
  const applicantId = someone();
  inbox.vendor.setStatus(applicantId, 'waiting');
  await inbox.deliver(anEvent({ applicantId }));
  const { asked, release } = inbox.vendor.holdAnswers();
  const copying = copyApplicant(await connect(inbox.connectionId, 'worker'), applicantId);
  await asked;
  inbox.vendor.setStatus(applicantId, 'approved');
  await inbox.deliver(anEvent({ applicantId }));
  release();
  await copying;
  await db().refetch.deleteMany({ where: { externalId: applicantId } });
  await inbox.refetchAll();
  expect(await inbox.statusOf(applicantId)).toBe('waiting');
});

test('A read that began before the event is not used for its refetch', async () => {
  const applicantId = someone();
  inbox.vendor.setStatus(applicantId, 'waiting');
  const { asked, release } = inbox.vendor.holdAnswers();
  const pulling = copyApplicant(await connect(inbox.connectionId, 'worker'), applicantId);
  await asked;
  inbox.vendor.setStatus(applicantId, 'approved');
  await inbox.deliver(anEvent({ applicantId }));
  const answering = inbox.refetchAll();
  await sleep(50);
  release();
  await Promise.all([pulling, answering]);
  expect(await inbox.statusOf(applicantId)).toBe('approved');
});

test('Refetches from imports come after those a member waits for', async () => {
  const [imported, told] = [someone(), someone()];
  await ask(imported, 'import');
  await ask(told);
  expect((await leaseRefetch(inbox.connectionId))?.externalId).toBe(told);
  expect((await leaseRefetch(inbox.connectionId))?.externalId).toBe(imported);
  expect(await leaseRefetch(inbox.connectionId)).toBeNull();
});

test('A worker is killed during a refetch: it is repeated when the lease has ended', async () => {
  const applicantId = someone();
  await ask(applicantId);
  expect(await leaseRefetch(inbox.connectionId)).not.toBeNull();
  expect(await leaseRefetch(inbox.connectionId)).toBeNull();
  await db().refetch.updateMany({ data: { leasedUntil: new Date(Date.now() - 1) } });
  expect((await leaseRefetch(inbox.connectionId))?.externalId).toBe(applicantId);
});

test('The vendor no longer has the applicant: one call', async () => {
  const applicantId = someone();
  await ask(applicantId);
  await inbox.refetchAll();
  expect(await waiting(applicantId)).toBeNull();
  expect(await inbox.statusOf(applicantId)).toBeNull();
});

test('The vendor’s answers stay invalid: a dead letter, and a new event revives it', async () => {
  const applicantId = someone();
  inbox.vendor.fail(403);
  await ask(applicantId);
  for (let tries = 1; tries < 4; tries++) {
    await inbox.refetchAll();
    expect(await waiting(applicantId)).toMatchObject({ state: 'pending', tries, code: 'forbidden' });
    await later();
  }
  await inbox.refetchAll();
  expect(await waiting(applicantId)).toMatchObject({ state: 'dead', tries: 4, code: 'forbidden' });
  const told = await db().ledgerRow.findFirstOrThrow({ where: { kind: 'ask.abandoned' }, orderBy: { seq: 'desc' } });
  expect(JSON.parse(told.entry)).toMatchObject({
    details: { externalIdHmac: externalIdHmac(applicantId), code: 'forbidden', tries: 4 },
  });
  expect(told.entry).not.toContain(applicantId);

  inbox.vendor.fail(null);
  inbox.vendor.setStatus(applicantId, 'waiting');
  expect(await ask(applicantId)).toBe(1);
  await inbox.refetchAll();
  expect(await inbox.statusOf(applicantId)).toBe('waiting');
});

test('A paused connection keeps its refetches until it is resumed', async () => {
  const applicantId = someone();
  inbox.vendor.setStatus(applicantId, 'waiting');
  await pauseConnection(worker, inbox.connectionId, 'by_hand');
  expect(await inbox.deliver(anEvent({ applicantId }))).toBe('received');
  const before = inbox.vendor.calls();
  await runDue(dueRefetches);
  expect(inbox.vendor.calls()).toBe(before);
  expect(await waiting(applicantId)).not.toBeNull();
  await db().connection.update({ where: { id: inbox.connectionId }, data: { status: 'active', pausedBecause: null } });
  await inbox.refetchAll();
  expect(await inbox.statusOf(applicantId)).toBe('waiting');
});

test('The vendor is down: no refetch is given up, and no other one is tried', async () => {
  const people = [someone(), someone(), someone()];
  inbox.vendor.fail(503);
  await orderRefetch(inbox.connectionId, people, 'webhook');
  await db().gate.updateMany({ data: { openedAt: new Date() } });
  const before = inbox.vendor.calls();
  for (let turn = 0; turn < 12; turn++) {
    const taken = await leaseRefetch(inbox.connectionId);
    if (!taken) throw new Error('somebody was due');
    expect((await refetch(taken)).pauseMs).toBeGreaterThanOrEqual(5_000);
    await later();
  }
  expect(inbox.vendor.calls() - before).toBe(0);
  expect(await db().refetch.findMany({ select: { state: true, tries: true } })).toEqual(
    people.map(() => ({ state: 'pending', tries: 0 })),
  );
});
