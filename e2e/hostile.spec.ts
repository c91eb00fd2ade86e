import type { Page } from '@playwright/test';
import { sessionCookie } from '#lib/auth/options.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { testSize } from '#test/database/size.ts';
import { signedIn as someone } from '#test/doors/callers.ts';
import {
  endBreakerPause,
  forgetFailures,
  openSince,
  percentile,
  unseenApplicants,
} from '#test/journeys/hostile-views.ts';
import { callsTo, type Fault, setFault } from '#test/sandbox/control.ts';
import { expect, test } from './fixtures.ts';

/** One vendor is hostile, and the others can be reviewed (docs/security.md, bars 15 and 17). */
const hostile = { id: 'vult', label: 'Vult' };
const well = { id: 'ondato', label: 'Ondato' };
const sandbox = process.env.DOCKET_SANDBOX_URL ?? '';
const views = testSize({ small: 60, full: 1_000 });

const faults: readonly Fault[] = [
  { kind: '500' },
  { kind: 'reset' },
  { kind: 'html' },
  { kind: '503' },
  { kind: 'redirect' },
  { kind: 'gzip_bomb' },
  { kind: 'stall' },
  { kind: 'drip' },
  { kind: 'truncated' },
  { kind: 'huge_500' },
];
const inUse = faults.slice(0, testSize({ small: 3, full: faults.length }));

test.afterAll(() => closeDatabase());

test.afterEach(async () => {
  await setFault(sandbox, hostile.id, null);
  await forgetFailures(hostile.id);
});

/** Opens pages until the breaker is open. */
async function openBreaker(page: Page): Promise<void> {
  for (const { id } of await unseenApplicants(hostile.id, 5)) {
    if ((await openSince(hostile.id)) !== null) return;
    await page.goto(`/applicants/${id}`);
    await expect(page.locator('figure[data-view]').first()).toContainText('Try again', { timeout: 40_000 });
  }
}

for (const fault of inUse) {
  test(`A vendor answers with ${fault.kind}: its pages say so, others work, its images come afterwards`, async ({
    signedIn,
  }) => {
    test.setTimeout(240_000);
    const page = await signedIn('reviewer');
    const [of] = await unseenApplicants(hostile.id, 1);
    const [other] = await unseenApplicants(well.id, 1);
    await setFault(sandbox, hostile.id, fault);

    await page.goto(`/applicants/${of?.id}`);
    const stage = page.locator('figure[data-view]').first();
    await expect(stage).toContainText(/Could not be fetched from Vult|Can’t be shown safely|does not hold/, {
      timeout: 40_000,
    });
    await expect(stage.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();

    await page.goto(`/applicants/${other?.id}`);
    const image = page.locator('figure[data-view] img').first();
    await expect
      .poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth), { timeout: 30_000 })
      .toBeGreaterThan(0);
    await expect(page.getByText(/has not answered|has failed/)).toHaveCount(0);

    await setFault(sandbox, hostile.id, null);
    await endBreakerPause(hostile.id);
    await page.goto(`/applicants/${of?.id}`);
    await expect(async () => {
      const again = page.locator('figure[data-view]').first().getByRole('button', { name: 'Try again' });
      if (await again.isVisible()) await again.click();
      const shown = page.locator('figure[data-view] img').first();
      expect(
        await shown.evaluate((one: HTMLImageElement) => one.naturalWidth, undefined, { timeout: 2_000 }),
      ).toBeGreaterThan(0);
      // "Too large" is remembered for a minute.
    }).toPass({ timeout: 100_000 });
  });
}

test(`Breaker open, ${views} page views: at most two calls reach the vendor, and the screens say since when`, async ({
  signedIn,
}) => {
  test.setTimeout(testSize({ small: 180_000, full: 900_000 }));
  const page = await signedIn('reviewer');
  await setFault(sandbox, hostile.id, { kind: '500' });
  await openBreaker(page);
  expect(await openSince(hostile.id)).not.toBeNull();

  await page.goto('/queue');
  await expect(page.getByRole('status').filter({ hasText: 'has not answered for' })).toContainText(
    `${hostile.label} has not answered for`,
  );
  await expect(page.getByRole('region', { name: 'Connections' })).toContainText(/down \d+ (s|min)/);
  const applicants = await unseenApplicants(hostile.id, 8);
  await page.goto(`/applicants/${applicants[0]?.id}`);
  const banner = page.getByRole('status').filter({ hasText: 'has not answered for' });
  await expect(banner).toContainText('This is our copy from');

  const { cookie } = await someone('reviewer');
  const headers = { cookie: `${sessionCookie().name}=${cookie}` };
  const addresses = applicants.flatMap(({ id, images }) => [
    '/queue',
    `/applicants/${id}`,
    `/api/images/${images[0]}/1?size=full`,
  ]);
  const times: Record<string, number[]> = { queue: [], applicants: [], api: [] };
  const statuses = new Set<string>();
  const before = await callsTo(sandbox, hostile.id);
  const began = performance.now();
  for (let view = 0; view < views; view += 10) {
    await Promise.all(
      Array.from({ length: 10 }, async (_, at) => {
        const path = addresses[(view + at) % addresses.length] ?? '/queue';
        const since = performance.now();
        const answer = await fetch(`${process.env.PUBLIC_URL}${path}`, { headers });
        await answer.arrayBuffer();
        const [, place = ''] = path.split('/');
        times[place]?.push(performance.now() - since);
        statuses.add(`${place} ${answer.status}`);
      }),
    );
  }
  const seconds = (performance.now() - began) / 1_000;
  const calls = (await callsTo(sandbox, hostile.id)) - before;
  const p95 = Object.entries(times).map(([place, of]) => `${place} ${percentile(of, 0.95).toFixed(0)} ms`);
  process.stdout.write(`${views} views in ${seconds.toFixed(0)} s: ${calls} calls; p95 ${p95.join(', ')}\n`);
  // One call is let through after 15 s, 30 s, 60 s and then each minute, whatever the number of views.
  expect(calls).toBeLessThanOrEqual(2 + Math.floor(seconds / 45));
  expect([...statuses].sort()).toEqual(['api 503', 'applicants 200', 'queue 200']);
  for (const of of Object.values(times))
    expect(percentile(of, 0.95), 'a generous bound in milliseconds').toBeLessThan(15_000);
});

test('The vendor does not answer: a decision about its applicant is recorded at once', async ({ signedIn }) => {
  test.setTimeout(120_000);
  const page = await signedIn('reviewer');
  await setFault(sandbox, hostile.id, { kind: 'reset' });
  await openBreaker(page);
  const [applicant] = await unseenApplicants(hostile.id, 1);
  await page.goto(`/applicants/${applicant?.id}`);
  await expect(page.getByRole('status').filter({ hasText: 'has not answered for' })).toBeVisible();
  await page.getByRole('radio', { name: /Reject/ }).check();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /Record rejection/ }).click();
  const anyway = page.getByRole('button', { name: 'Record anyway' });
  if (await anyway.isVisible({ timeout: 1_000 })) await anyway.click();
  await expect(page.getByRole('region', { name: 'Decision' }).getByRole('status')).toContainText('Rejected', {
    timeout: 30_000,
  });
  const decided = await db().decision.findFirst({
    where: { case: { applicantId: applicant?.id ?? '' } },
    select: { outcome: true },
  });
  expect(decided).toEqual({ outcome: 'rejected' });
});
