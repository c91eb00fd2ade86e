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

/** Makes postponed refetches due. */
async function later(): Promise<void> {
  await db().refetch.updateMany({ data: { dueAt: new Date(0) } });
}

test('Whoever is named is asked about and saved, within moments', async () => {
  const applicantId = someone();
  inbox.vendor.setStatus(applicantId, 'waiting');
  await inbox.deliver(anEvent({ applicantId }));
  await inbox.refetchAll();
  expect(await inbox.statusOf(applicantId)).toBe('waiting');
  expect(await waiting(applicantId)).toBeNull();
});

test('Said again, it stays one row; how many were not waiting before is told', async () => {
  const [one, other] = [someone(), someone()];
  expect(await orderRefetch(inbox.connectionId, [one, other, one, ' ', '\u0000'], 'import')).toBe(2);
  expect(await orderRefetch(inbox.connectionId, [one], 'webhook')).toBe(0);
  expect(await waiting(one)).toMatchObject({ times: 2, because: 'webhook' });
  expect(await ask(one, 'import')).toBe(0);
  expect(await waiting(one)).toMatchObject({ times: 3, because: 'webhook' });
});

test('An event that comes while the vendor is being asked leads to another question', async () => {
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

test('Control: an inbox that drops the row whatever was said meanwhile loses the later event', async () => {
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

test('A question never takes an answer that somebody else’s began to get before the news', async () => {
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

test('Imports wait for those somebody waits for', async () => {
  const [imported, told] = [someone(), someone()];
  await ask(imported, 'import');
  await ask(told);
  expect((await leaseRefetch(inbox.connectionId))?.externalId).toBe(told);
  expect((await leaseRefetch(inbox.connectionId))?.externalId).toBe(imported);
  expect(await leaseRefetch(inbox.connectionId)).toBeNull();
});

test('What a killed worker was asking is asked again when its lease has lapsed', async () => {
  const applicantId = someone();
  await ask(applicantId);
  expect(await leaseRefetch(inbox.connectionId)).not.toBeNull();
  expect(await leaseRefetch(inbox.connectionId)).toBeNull();
  await db().refetch.updateMany({ data: { leasedUntil: new Date(Date.now() - 1) } });
  expect((await leaseRefetch(inbox.connectionId))?.externalId).toBe(applicantId);
});

test('Someone the vendor no longer has is asked about once', async () => {
  const applicantId = someone();
  await ask(applicantId);
  await inbox.refetchAll();
  expect(await waiting(applicantId)).toBeNull();
  expect(await inbox.statusOf(applicantId)).toBeNull();
});

test('Whom the vendor never answers rightly about is handed to a person, and news bring them back', async () => {
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

test('A connection that rests keeps whom it was told of until it goes on', async () => {
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

test('While the vendor is down nobody is given up on, and nobody else is asked about', async () => {
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
