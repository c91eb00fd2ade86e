import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { anEvent, deliver, type VendorEvent } from '#test/builders/delivery.ts';
import { testSize } from '#test/database/size.ts';
import { type TestInbox, testInbox } from '#test/exchange/webhook-inbox.ts';

/** The applicant's statuses, in the order in which they happen. */
const steps = ['incomplete', 'waiting', 'inreview', 'rejected', 'waiting', 'approved'];

const orders = permutations(steps.map((_, at) => at)).filter(
  (_, at) => at % Math.round(720 / testSize({ small: 72, full: 720 })) === 0,
);

let inbox: TestInbox;

beforeAll(async () => {
  inbox = await testInbox();
});

afterAll(() => inbox.close());

test(`Six events and duplicates in ${orders.length} orders: the copy ends with the vendor’s last status`, {
  timeout: 900_000,
}, async () => {
  const people = orders.map((order) => ({ order, applicantId: someone(), happened: -1, events: [] as VendorEvent[] }));
  for (const turn of steps.keys()) {
    for (const [index, person] of people.entries()) {
      const told = person.order[turn] ?? 0;
      // An event is delivered only after it happened: the vendor has the status of this event or a later one.
      while (person.happened < told) inbox.vendor.setStatus(person.applicantId, steps[++person.happened] ?? '');
      person.events.push(anEvent({ applicantId: person.applicantId, type: `review.${steps[told]}` }));
      const again = person.events[(index * 7 + turn * 3) % person.events.length];
      for (const event of [person.events.at(-1), again]) if (event) await inbox.deliver(event);
    }
    // The worker runs after every other event only.
    if (turn % 2 === 1) await inbox.refetchAll();
  }
  await inbox.refetchAll();
  const copies = await db().applicant.findMany({
    select: { externalId: true, status: true, providerStatus: true, vendorUpdatedAt: true },
  });
  expect(copies.length).toBe(orders.length);
  expect(new Set(copies.map(({ externalId: _, ...copy }) => JSON.stringify(copy))).size).toBe(1);
  expect(copies[0]).toMatchObject({ status: 'approved', providerStatus: 'approved' });
  expect(await db().refetch.count()).toBe(0);
  expect(await db().webhookEvent.count()).toBe(orders.length * steps.length);
  expect(inbox.vendor.calls()).toBeLessThanOrEqual(orders.length * steps.length);
});

test('Control: taking the status from the body ends with that of the last delivery', () => {
  const ends = orders.map((order) => {
    let status: unknown = null;
    for (const step of order) {
      const { body } = deliver(inbox.account, anEvent({ type: `review.${steps[step]}` }));
      ({ status } = JSON.parse(body.toString()) as { status: unknown });
    }
    return status;
  });
  expect(new Set(ends).size).toBeGreaterThan(1);
  expect(ends.filter((status) => status !== steps.at(-1)).length).toBeGreaterThan(orders.length / 2);
});

function permutations(of: number[]): number[][] {
  if (of.length <= 1) return [of];
  return of.flatMap((first) => permutations(of.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

function someone(): string {
  return randomBytes(12).toString('hex');
}
