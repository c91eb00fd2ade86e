import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveApplicant } from '#lib/data/applicants/applicants.ts';
import { db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { testSize } from '#test/database/size.ts';
import { mostCallsWithin } from '#test/exchange/vendor.ts';
import { makeKnown, type VendorDesk, vendorDesk } from '#test/exchange/vendor-desk.ts';
import { pullRound } from '#test/exchange/worker.ts';
import { connect } from '../connect.ts';

// docs/security.md, bar 8: an applicant that changed at the vendor without a webhook is found and queued within 15
// minutes, at two calls a second at most.

const people = testSize({ small: 30, full: 1_000 });
const callsPerSecond = 2;
let desk: VendorDesk;

beforeAll(async () => {
  desk = await vendorDesk({ people });
});

afterAll(() => desk.close());

function queued(connectionId: string): Promise<number> {
  return db().case.count({ where: { connectionId, applicant: { status: 'pending_review' } } });
}

test.each(['blockpass', 'allpass'] as const)(
  `${people} who moved on in silence are found and queued at two calls a second (as %s)`,
  { timeout: 1_200_000 },
  async (provider) => {
    const id = await desk.connect(provider);
    desk.vendor.reset();
    if (provider === 'blockpass') await pullRound(id);
    else await makeKnown(id, people);
    expect(await queued(id)).toBe(0);
    for (let index = 0; index < people; index++) desk.vendor.change(index);
    await db().connection.update({ where: { id }, data: { callsPerSecond } });

    desk.vendor.calls.length = 0;
    const began = performance.now();
    await pullRound(id);
    const tookSeconds = (performance.now() - began) / 1_000;
    const mostInTen = mostCallsWithin(desk.vendor.calls, 10);
    process.stdout.write(
      `as ${provider}: ${people} found in ${tookSeconds.toFixed(0)} s with ${desk.vendor.calls.length} calls, ` +
        `at most ${mostInTen} in any ten seconds\n`,
    );
    expect(await queued(id)).toBe(people);
    expect(tookSeconds).toBeLessThan(900);
    expect(mostInTen).toBeLessThanOrEqual(10 * callsPerSecond + 1);
  },
);

test('Control: a pull that trusts its copy, and reads only whom it does not know, finds nobody', async () => {
  const id = await desk.connect('allpass');
  desk.vendor.reset();
  await makeKnown(id, 10);
  for (let index = 0; index < 10; index++) desk.vendor.change(index);
  const { can } = await connect(id, 'worker');
  const known = await db().applicant.findMany({ where: { connectionId: id }, select: { externalId: true } });
  for (const externalId of Array.from({ length: 10 }, (_, index) => `applicant-${String(index).padStart(6, '0')}`)) {
    if (known.some((one) => one.externalId === externalId)) continue;
    const applicant = await can.applicants?.read(externalId);
    if (applicant)
      await saveApplicant(worker, { connectionId: id, externalId, fetchedAt: new Date(), applicant, problem: null });
  }
  expect(await queued(id)).toBe(0);
  await pullRound(id);
  expect(await queued(id)).toBe(10);
});
