import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { testSize } from '#test/database/size.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { pullRound } from '#test/exchange/worker.ts';
import { setFault } from '#test/sandbox/control.ts';

const people = testSize({ small: 12, full: 200 });
let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk({ people });
});

afterAll(() => desk.close());

// With 200 applicants of seven calls each, a 429 at every ninth asks for about 155 pauses of a second.
const retryWithinMs = testSize({ small: 100_000, full: 400_000 });
const pullThrough = (connectionId: string) => pullRound(connectionId, { retryWithinMs });

test.each(['500', 'reset', '429', 'garbage'])(
  'Every ninth call fails with %s: all applicants are copied, each once',
  async (kind) => {
    const connectionId = await desk.connect('vult', kind);
    await setFault(desk.sandboxUrl, 'vult', { kind, every: 9 });
    await pullThrough(connectionId);
    await setFault(desk.sandboxUrl, 'vult', null);
    expect(await db().applicant.count({ where: { connectionId } })).toBe(people);
  },
  retryWithinMs + 20_000,
);

test('An applicant could not be read during a fault: the next round reads it again', async () => {
  const connectionId = await desk.connect('vult', 'unreadable');
  await setFault(desk.sandboxUrl, 'vult', { kind: 'garbage', path: 'session/read' });
  await pullThrough(connectionId);
  await setFault(desk.sandboxUrl, 'vult', null);
  expect(await db().applicant.count({ where: { connectionId, problem: 'unreadable', status: 'unknown' } })).toBe(
    people,
  );
  await pullThrough(connectionId);
  expect(await db().applicant.count({ where: { connectionId, problem: null, record: { not: null } } })).toBe(people);
});
