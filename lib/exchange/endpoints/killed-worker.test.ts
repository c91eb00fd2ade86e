import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { makeMessagesDue, messagesFor } from '#test/builders/endpoint.ts';
import { testSize } from '#test/database/size.ts';
import { started, stopped } from '#test/exchange/desk.ts';
import { type EndpointDesk, endpointDesk } from '#test/exchange/endpoint-desk.ts';
import { isSignedWith } from '#test/exchange/endpoint-receiver.ts';

/**
 * Workers killed while they send (docs/security.md, bar 5): each decision is told at least once, always with the same
 * id. The receiver lets some requests hang and fails others, so that a worker is killed in the middle of one.
 */
const decisions = testSize({ small: 24, full: 400 });
const kills = testSize({ small: 3, full: 60 });
const longestMs = testSize({ small: 180_000, full: 900_000 });

let desk: EndpointDesk;
let logged = '';

beforeAll(async () => {
  desk = await endpointDesk();
  await desk.begin();
});

afterAll(() => desk.close());

async function aWorker() {
  const { child } = await started('bin/worker.ts');
  child.stderr?.on('data', (text: Buffer) => {
    logged += text.toString();
  });
  return child;
}

test(
  'Workers are killed while they send: nothing is lost, and no message has a second id',
  async () => {
    process.env.LOG_LEVEL = 'trace';
    for (let count = 0; count < decisions; count++) await desk.decided();
    // Of each message the first request hangs or fails, the second fails, and the third is answered.
    const seen = new Map<string, number>();
    desk.receiver.answering((nth, body) => {
      const times = (seen.get(body) ?? 0) + 1;
      seen.set(body, times);
      if (times > 2) return { status: 204 };
      return times === 1 && nth % 2 === 0 ? null : { status: 500 };
    });
    for (let kill = 0; kill < kills; kill++) {
      await makeMessagesDue(desk.endpoint.id);
      const before = desk.receiver.received.length;
      const child = await aWorker();
      await expect.poll(() => desk.receiver.received.length, { timeout: 20_000 }).toBeGreaterThan(before);
      await sleep(200);
      await stopped(child, 'SIGKILL');
    }
    desk.receiver.answering(() => ({ status: 204 }));
    await makeMessagesDue(desk.endpoint.id);
    const child = await aWorker();
    const undelivered = () => db().endpointMessage.count({ where: { endpointId: desk.endpoint.id, state: 'waiting' } });
    await expect.poll(undelivered, { timeout: 30_000 }).toBe(0);
    await stopped(child, 'SIGTERM');
    delete process.env.LOG_LEVEL;

    const messages = await messagesFor(desk.endpoint.id);
    const ids = new Set(desk.receiver.received.map(({ id }) => id));
    const toldOf = desk.receiver.received.map(({ id, body }) => `${id} ${JSON.parse(body).data.id}`);
    expect(messages.map(({ state }) => state)).toEqual(Array(decisions).fill('delivered'));
    expect([ids.size, new Set(toldOf).size]).toEqual([decisions, decisions]);
    expect(desk.receiver.received.length).toBeGreaterThan(decisions);
    expect(desk.receiver.received.every((one) => isSignedWith(desk.endpoint.secret, one))).toBe(true);
    expect(logged).toContain('worker ready');
    // Neither the secret nor what is sent, nor the address with what it may hold.
    for (const hidden of [desk.endpoint.secret.slice(6), 'in-the-address', 'whsec_', '"reasons"'])
      expect(logged).not.toContain(hidden);
  },
  longestMs,
);
