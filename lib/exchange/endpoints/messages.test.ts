import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { db } from '#lib/data/database.ts';
import { sendAgain } from '#lib/data/endpoints/by-hand.ts';
import { disableEndpoint, enableEndpoint, rotateSecret } from '#lib/data/endpoints/change.ts';
import { endpointList, messageLog } from '#lib/data/endpoints/list.ts';
import { CasePayload } from '#lib/review/endpoints/payload.ts';
import { mostTries } from '#lib/review/endpoints/schedule.ts';
import { anApproval } from '#test/builders/decision.ts';
import { messagesFor } from '#test/builders/endpoint.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type EndpointDesk, endpointDesk } from '#test/exchange/endpoint-desk.ts';
import { isSignedWith } from '#test/exchange/endpoint-receiver.ts';
import { runDue } from '#test/exchange/worker.ts';
import { dueMessages } from './due-messages.ts';
import { sendTestEvent } from './send.ts';

let desk: EndpointDesk;
beforeAll(async () => {
  desk = await endpointDesk();
});
beforeEach(() => desk.begin());
afterEach(() => desk.end());
afterAll(() => desk.close());

const ledger = (kind: string) => db().ledgerRow.count({ where: { kind, subjectId: desk.endpoint.id } });

describe('A message', () => {
  test('that was answered with 500 is sent again with the same id, and the endpoint is failing meanwhile', async () => {
    desk.receiver.answering((nth) => ({ status: nth === 1 ? 500 : 204 }));
    await desk.decided();
    await desk.work();
    const first = await desk.message();
    expect(first).toMatchObject({ state: 'waiting', tries: 1, status: 500, code: 'answered', lease: null });
    expect(first?.notBefore.getTime()).toBeGreaterThan(Date.now() + 2_000);
    const failing = async () =>
      (await endpointList(desk.admin)).find(({ id }) => id === desk.endpoint.id)?.failingSince;
    expect(await failing()).toEqual(expect.any(String));
    await desk.work();
    expect(new Set(desk.receiver.received.map(({ id }) => id)).size).toBe(1);
    expect(desk.receiver.received.every((one) => isSignedWith(desk.endpoint.secret, one))).toBe(true);
    expect([desk.receiver.received.length, (await desk.message())?.state, await failing()]).toEqual([
      2,
      'delivered',
      null,
    ]);
  });

  test('that fails each time is given up, recorded, and sent again by hand with its id', async () => {
    desk.receiver.answering(() => ({ status: 500 }));
    await desk.decided();
    for (let tries = 0; tries < mostTries; tries++) await desk.work();
    expect(await desk.message()).toMatchObject({ state: 'failed', tries: mostTries });
    expect(await ledger('endpoint.gave-up')).toBe(1);
    await desk.work();
    expect(desk.receiver.received.length).toBe(mostTries);
    const id = (await desk.message())?.id ?? '';
    expect(await codeOf(sendAgain(await aMember('auditor'), id))).toBe('not_allowed');
    desk.receiver.answering(() => ({ status: 200 }));
    await sendAgain(desk.admin, id);
    await runDue(dueMessages);
    expect(await desk.message()).toMatchObject({ state: 'delivered', tries: 1 });
    expect(new Set(desk.receiver.received.map((one) => one.id)).size).toBe(1);
    expect([await ledger('endpoint.sent-again'), await codeOf(sendAgain(desk.admin, id))]).toEqual([1, 'closed']);
  });

  test('of a case waits for the earlier one of the same case; those of other cases do not', async () => {
    const first = await desk.moved({});
    const { version } = await db().case.findUniqueOrThrow({ where: { id: first.caseId } });
    await recordDecision(
      desk.nadia,
      anApproval({ caseId: first.caseId, version }, { outcome: 'rejected', reasons: ['RJ-01'] }),
    );
    await desk.decided();
    const isFirst = (body: string) => body.includes(first.id) && !body.includes('rejected');
    let failures = 0;
    desk.receiver.answering((_nth, body) => ({ status: isFirst(body) && failures++ === 0 ? 500 : 204 }));
    await desk.work();
    await desk.work();
    const told = desk.receiver.received.map(({ body }) => CasePayload.parse(JSON.parse(body)));
    const ofFirst = told.filter(({ data }) => data.case.id === first.caseId).map(({ type }) => type);
    expect(ofFirst).toEqual(['case.held', 'case.held', 'case.rejected']);
    expect((await messagesFor(desk.endpoint.id)).map(({ state }) => state)).toEqual([
      'delivered',
      'delivered',
      'delivered',
    ]);
  });

  test('answered with 410: given up at once, and the endpoint is disabled', async () => {
    desk.receiver.answering(() => ({ status: 410 }));
    await desk.decided();
    await desk.work();
    expect(await desk.message()).toMatchObject({ state: 'failed', tries: 1 });
    expect(await endpointList(desk.admin)).toContainEqual(
      expect.objectContaining({ id: desk.endpoint.id, isActive: false, disabledBecause: 'gone' }),
    );
    expect(await ledger('endpoint.disabled')).toBe(1);
  });

  test('of a disabled endpoint waits until it is enabled; what is decided meanwhile is not told', async () => {
    await desk.decided();
    await disableEndpoint(desk.admin, desk.endpoint.id);
    await desk.decided();
    await desk.work();
    expect(desk.receiver.received).toEqual([]);
    await enableEndpoint(desk.admin, desk.endpoint.id);
    await desk.work();
    expect(desk.receiver.received.length).toBe(1);
  });

  test.each([
    ['an erased applicant', { externalId: 'erased-abc', erasedAt: new Date(), dataKey: null, record: null, raw: null }],
    ['an applicant whose id at the vendor is an e-mail address', { externalId: 'maelle@example.test' }],
  ])('of %s goes without the id at the vendor', async (_who, change) => {
    const { applicantId } = await desk.decided();
    await db().applicant.update({ where: { id: applicantId }, data: change });
    await desk.work();
    expect(desk.receiver.received[0]?.body).toContain('"applicant_id":null');
    expect(desk.receiver.received[0]?.body).not.toContain(change.externalId);
  });
});

describe('A new secret', () => {
  test('signs beside the former one for a day, and alone when that leaked', async () => {
    const { secret } = await rotateSecret(desk.admin, desk.endpoint.id, false);
    await desk.decided();
    await desk.work();
    const [both] = desk.receiver.received;
    expect(both && [secret, desk.endpoint.secret].map((one) => isSignedWith(one, both))).toEqual([true, true]);
    await db().endpoint.update({ where: { id: desk.endpoint.id }, data: { previousUntil: new Date(0) } });
    await desk.decided();
    await desk.work();
    const after = desk.receiver.received[1];
    expect(after && [secret, desk.endpoint.secret].map((one) => isSignedWith(one, after))).toEqual([true, false]);
    const { secret: third } = await rotateSecret(desk.admin, desk.endpoint.id, true);
    await desk.decided();
    await desk.work();
    const alone = desk.receiver.received[2];
    expect(alone && [third, secret].map((one) => isSignedWith(one, alone))).toEqual([true, false]);
  });

  test('and the former are in no list, no ledger row and no column in the clear', async () => {
    const { secret } = await rotateSecret(desk.admin, desk.endpoint.id, false);
    await sendTestEvent(desk.admin, desk.endpoint.id);
    const rows = await db().$queryRaw<{ text: string }[]>`
      SELECT entry AS text FROM ledger UNION ALL SELECT e::text FROM endpoint e
      UNION ALL SELECT m::text FROM endpoint_message m`;
    const shown = JSON.stringify([rows, await endpointList(desk.admin), await messageLog(desk.admin, null)]);
    for (const one of [secret, desk.endpoint.secret]) expect(shown).not.toContain(one.slice('whsec_'.length));
  });
});

describe('A test event', () => {
  test('is sent at once, answered with status and time, and in the log; an auditor may not send one', async () => {
    expect(await sendTestEvent(desk.admin, desk.endpoint.id)).toEqual({
      status: 204,
      code: null,
      tookMs: expect.any(Number),
    });
    const [got] = desk.receiver.received;
    expect(got && isSignedWith(desk.endpoint.secret, got)).toBe(true);
    expect(JSON.parse(got?.body ?? '{}')).toMatchObject({
      type: 'endpoint.test',
      data: { endpoint_id: desk.endpoint.id },
    });
    const { lines } = await messageLog(await aMember('auditor'), null);
    expect(lines[0]).toMatchObject({ event: 'endpoint.test', state: 'delivered', caseNumber: null, tries: 1 });
    expect(await codeOf(sendTestEvent(await aMember('auditor'), desk.endpoint.id))).toBe('not_allowed');
    expect(await ledger('endpoint.tested')).toBe(1);
  });

  test('that fails is not tried again', async () => {
    desk.receiver.answering(() => ({ status: 500 }));
    expect(await sendTestEvent(desk.admin, desk.endpoint.id)).toMatchObject({ status: 500, code: 'answered' });
    await desk.work();
    expect([desk.receiver.received.length, (await desk.message())?.state]).toEqual([1, 'failed']);
  });
});
