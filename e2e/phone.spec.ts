import type { Page } from '@playwright/test';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

test.describe.configure({ timeout: 120_000 });

const menu = (page: Page) => page.getByRole('button', { name: /^Settings of/ });

test('On a phone, each screen leads to the others', async ({ signedIn }) => {
  const page = await signedIn('approver');
  await page.setViewportSize({ width: 390, height: 844 });
  const places = [
    ['/inbox', 'Jobs'],
    ['/jobs', 'Erasures'],
    ['/erasures', 'Ledger'],
    ['/audit', 'Inbox'],
  ];
  for (const [from = '', to = ''] of places) {
    await page.goto(from);
    await menu(page).click();
    await page.getByRole('menuitem', { name: to }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(to);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(await anInventedCase());
  await menu(page).click();
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Jobs' }), 'beside the rail they would be there twice').toHaveCount(
    0,
  );
});

test('On a phone, an applicant opens at the top, with the name in full', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(await anInventedCase());
  await expect(page.getByRole('toolbar', { name: 'Evidence' }).getByRole('button')).toHaveCount(2);
  const name = page.getByRole('heading', { level: 1 }).locator('bdi');
  await expect(name).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await name.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(1);
});

test('At 390 px and at 200 % of 1,280 px no screen scrolls sideways, and decisions can be recorded', async ({
  signedIn,
}) => {
  const admin = await signedIn('admin');
  await admin.goto('/admin/rules');
  const rules = await admin.locator('main a[href$="/requirements"]').first().getAttribute('href');
  const places = ['/admin', '/admin/connections', '/admin/policies', '/admin/rules', rules ?? '', '/metrics', '/me'];
  const reviewer = await signedIn('reviewer');
  const applicant = await anInventedCase();
  for (const [width, height] of [
    [390, 844],
    [640, 400],
  ] as const) {
    for (const page of [admin, reviewer]) await page.setViewportSize({ width, height });
    for (const place of places) expect(await sidewaysOf(admin, place), `${place} at ${width} px`).toBe(0);
    for (const place of ['/queue', '/hits', '/crypto', applicant])
      expect(await sidewaysOf(reviewer, place), `${place} at ${width} px`).toBe(0);
    const record = reviewer.getByRole('button', { name: 'Record rejection' });
    await reviewer.getByRole('radio', { name: /^Reject/ }).check();
    await expect(record).toBeInViewport({ ratio: 1 });
    await reviewer.getByRole('heading', { name: 'Decision' }).scrollIntoViewIfNeeded();
    await expect(record).toBeInViewport({ ratio: 1 });
  }
});

/** By how many pixels a screen is wider than the window at most, while its parts are read one after the other. */
async function sidewaysOf(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  // The network is not idle where the next applicants are fetched ahead.
  return page.evaluate(async () => {
    const { documentElement: root } = document;
    let most = 0;
    for (let look = 0; look < 8; look += 1) {
      await new Promise((done) => setTimeout(done, 150));
      most = Math.max(most, root.scrollWidth - root.clientWidth);
    }
    return most;
  });
}

test('Chinese letters of an applicant who was read after the page get their font', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto(await anInventedCase({ person: { fullName: '欧阳若溪', givenName: null, familyName: null } }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('欧阳若溪');
  await expect
    .poll(() => page.evaluate(() => [...document.fonts].some(({ family }) => family.includes('Noto Sans SC'))))
    .toBe(true);
});

test('“Not found” comes up also when its files come late and in any order', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await new Promise((done) => setTimeout(done, Math.random() * 1_500));
    await route.continue();
  });
  await page.goto('/applicants/00000000-0000-4000-8000-000000000000');
  await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
  await expect(page.getByText('This page could not be shown')).toHaveCount(0);
});
