import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { deadLetters, dismissDeadLetter } from '#lib/data/sync/dead-letters.ts';
import { orderRefetch } from '#lib/data/sync/refetch.ts';
import { webhookLog } from '#lib/data/sync/webhook-log.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { roles } from '#lib/review/actor.ts';
import { anEvent } from '#test/builders/delivery.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestInbox, testInbox } from '#test/exchange/webhook-inbox.ts';
import { countRefusal, writeRefusals } from '../webhooks/rejections.ts';
import { previewDeadLetter, replayDeadLetter } from './dead-letters.ts';

let inbox: TestInbox;
let admin: MemberActor;

beforeAll(async () => {
  inbox = await testInbox();
  admin = await aMember('admin');
});

beforeEach(async () => {
  await db().refetch.deleteMany();
});

afterAll(() => inbox.close());

/** Somebody known as `waiting`, whose next answer could not be used until we gave up. */
async function givenUpOn(): Promise<string> {
  const externalId = randomBytes(12).toString('hex');
  inbox.vendor.say(externalId, 'waiting');
  await orderRefetch(inbox.connectionId, [externalId], 'webhook');
  await inbox.answerAll();
  await orderRefetch(inbox.connectionId, [externalId], 'webhook');
  await db().refetch.updateMany({
    where: { externalId },
    data: { state: 'dead', code: 'invalid_response', problem: 'It was not JSON', tries: 4 },
  });
  return externalId;
}

async function acts(kind: string) {
  const rows = await db().ledgerRow.findMany({ where: { kind }, select: { entry: true, actorId: true } });
  return rows.map(({ entry, actorId }) => ({
    entry,
    actorId,
    details: (JSON.parse(entry) as { details: unknown }).details,
  }));
}

test('Whoever was given up on is shown, what asking again would change is told first, and then applied', async () => {
  const externalId = await givenUpOn();
  expect(await deadLetters(admin, inbox.connectionId)).toMatchObject({
    items: [{ externalId, code: 'invalid_response', problem: 'It was not JSON', tries: 4, because: 'webhook' }],
    dead: 1,
    waiting: 0,
    waitingSince: null,
  });
  inbox.vendor.say(externalId, 'approved');
  const expected = { outcome: 'changed', statusBefore: 'pending_review', statusAfter: 'approved' };
  const preview = await previewDeadLetter(admin, inbox.connectionId, externalId);
  expect(preview).toMatchObject({ ...expected, isApplied: false });
  expect(preview.changed).toEqual(expect.arrayContaining(['status', 'providerStatus', 'updatedAt']));
  expect(JSON.stringify(preview)).not.toContain(externalId);
  expect(await inbox.statusOf(externalId)).toBe('waiting');
  expect((await deadLetters(admin, inbox.connectionId)).dead).toBe(1);

  expect(await replayDeadLetter(admin, inbox.connectionId, externalId)).toEqual({ ...preview, isApplied: true });
  expect(await inbox.statusOf(externalId)).toBe('approved');
  expect((await deadLetters(admin, inbox.connectionId)).dead).toBe(0);
  const [told] = await acts('ask.replayed');
  expect(told).toMatchObject({ actorId: admin.id, details: { changed: preview.changed } });
  expect(told?.entry).not.toContain(externalId);
});

test('Someone new, someone unchanged and someone who is gone are told apart', async () => {
  const known = await givenUpOn();
  expect(await previewDeadLetter(admin, inbox.connectionId, known)).toMatchObject({ outcome: 'same', changed: [] });
  inbox.vendor.say(known, null);
  expect(await previewDeadLetter(admin, inbox.connectionId, known)).toMatchObject({ outcome: 'gone', changed: [] });
  const unknown = await givenUpOn();
  await db().refetch.updateMany({ where: { externalId: unknown }, data: { externalId: `ref-${unknown}` } });
  inbox.vendor.say(`ref-${unknown}`, 'waiting');
  await expect(previewDeadLetter(admin, inbox.connectionId, `ref-${unknown}`)).rejects.toMatchObject({
    code: 'unavailable',
  });
});

test('A vendor that still gives no answer is said, and the person goes on waiting', async () => {
  const externalId = await givenUpOn();
  inbox.vendor.fail(403);
  await expect(replayDeadLetter(admin, inbox.connectionId, externalId)).rejects.toMatchObject({ code: 'unavailable' });
  inbox.vendor.fail(null);
  expect((await deadLetters(admin, inbox.connectionId)).dead).toBe(1);
});

test('Letting go is told in the ledger, and happens once', async () => {
  const externalId = await givenUpOn();
  await dismissDeadLetter(admin, inbox.connectionId, externalId);
  await expect(dismissDeadLetter(admin, inbox.connectionId, externalId)).rejects.toMatchObject({ code: 'not_found' });
  expect(await acts('ask.dismissed')).toHaveLength(1);
  expect(await orderRefetch(inbox.connectionId, [externalId], 'webhook')).toBe(1);
});

test('Only who keeps connections acts, and only they and auditors look', async () => {
  const externalId = await givenUpOn();
  const { connectionId } = inbox;
  for (const role of roles) {
    const actor = await aMember(role);
    const may = async (work: () => Promise<unknown>) =>
      work().then(
        () => true,
        (error: { code?: string }) => error.code !== 'not_allowed',
      );
    expect(await may(() => deadLetters(actor, connectionId))).toBe(['admin', 'auditor'].includes(role));
    expect(await may(() => webhookLog(actor, connectionId, null))).toBe(['admin', 'auditor'].includes(role));
    expect(await may(() => previewDeadLetter(actor, connectionId, externalId))).toBe(role === 'admin');
    if (role === 'admin') continue;
    expect(await may(() => replayDeadLetter(actor, connectionId, externalId))).toBe(false);
    expect(await may(async () => dismissDeadLetter(actor, connectionId, externalId))).toBe(false);
  }
});

test('The log tells what came in a page at a time, whom about only by number, and what was refused by day', async () => {
  await db().webhookEvent.deleteMany();
  const events = Array.from({ length: 120 }, () => anEvent());
  for (const event of events) await inbox.deliver(event);
  countRefusal(inbox.connectionId, 'signature');
  countRefusal(inbox.connectionId, 'signature');
  await writeRefusals();
  const seen: string[] = [];
  let page = await webhookLog(admin, inbox.connectionId, null);
  expect(page.rejections).toMatchObject([
    { reason: 'signature', count: 2, day: new Date().toISOString().slice(0, 10) },
  ]);
  expect(page.events).toHaveLength(50);
  for (;;) {
    expect(JSON.stringify(page)).not.toMatch(new RegExp(events.map(({ applicantId }) => applicantId).join('|')));
    for (const { id, people, times, type } of page.events) {
      expect({ people, times, type }).toEqual({ people: 1, times: 1, type: 'review.approved' });
      seen.push(id);
    }
    if (page.next === null) break;
    page = await webhookLog(admin, inbox.connectionId, page.next);
  }
  expect(new Set(seen).size).toBe(120);
  await expect(webhookLog(admin, inbox.connectionId, 'page 2')).rejects.toMatchObject({ code: 'invalid' });
});
