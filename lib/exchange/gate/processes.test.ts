import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { testSize } from '#test/database/size.ts';
import { started } from '#test/exchange/desk.ts';
import { mostCallsWithin, recordId } from '#test/exchange/vendor.ts';
import { type VendorDesk, vendorDesk } from '#test/exchange/vendor-desk.ts';

const seconds = testSize({ small: 5, full: 60 });
const callers = 4;
let desk: VendorDesk;

beforeAll(async () => {
  desk = await vendorDesk({ people: 10 });
});

afterAll(() => desk.close());

/** Two processes of the operating system call as often as the gate allows. Gives the calls the vendor got from both. */
async function seenByVendor(connectionIds: [string, string]) {
  const processes = await Promise.all(
    connectionIds.map((id) => {
      const args = [
        '--connection',
        id,
        '--id',
        recordId(1),
        '--seconds',
        String(seconds),
        '--callers',
        String(callers),
      ];
      return started('test/exchange/gate-caller.ts', args);
    }),
  );
  desk.vendor.calls.length = 0;
  await Promise.all(processes.map(({ child }) => child.exitCode ?? once(child, 'exit')));
  expect(processes.map(({ child }) => child.exitCode)).toEqual([0, 0]);
  return desk.vendor.calls.filter(({ at }) => at < (desk.vendor.calls[0]?.at ?? 0) + seconds * 1_000);
}

async function connection(callsPerSecond: number): Promise<string> {
  const id = await desk.connect('blockpass');
  await db().connection.update({ where: { id }, data: { callsPerSecond } });
  return id;
}

test.each([5, 20])(
  'Two processes at full speed keep %i calls a second together, and use them',
  { timeout: 200_000 },
  async (callsPerSecond) => {
    const id = await connection(callsPerSecond);
    const calls = await seenByVendor([id, id]);
    const mostInThree = mostCallsWithin(calls, 3);
    process.stdout.write(
      `${calls.length} calls in ${seconds} s at ${callsPerSecond} a second; at most ${mostInThree} in any 3 s\n`,
    );
    expect(calls.length).toBeLessThanOrEqual(callsPerSecond * seconds + 1);
    expect(calls.length).toBeGreaterThan(seconds);
    // Calls leave at the right intervals, but two may arrive a little closer together.
    expect(mostInThree).toBeLessThanOrEqual(3 * callsPerSecond + 2);
    // Blockpass gets two calls at once, and the worker leaves one slot free for people.
    expect(Math.max(...calls.map(({ underWay }) => underWay))).toBe(1);
  },
);

test('Control: two processes, each with a limit of its own, are seen to go over it', { timeout: 200_000 }, async () => {
  const calls = await seenByVendor([await connection(5), await connection(5)]);
  expect(mostCallsWithin(calls, 3)).toBeGreaterThan(3 * 5 + 2);
});
