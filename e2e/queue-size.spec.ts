import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const html = async (page: Page, address: string) => (await page.request.get(address)).text();

test('A row of the queue adds at most 3.6 KB to the page, its copy for the browser included', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  const rows = await page.locator('a[data-row]').count();
  expect(rows).toBeGreaterThan(20);
  const [full, empty] = [await html(page, '/queue'), await html(page, '/queue?text=nobody%20is%20called%20this')];
  const bytes = Buffer.byteLength(full) - Buffer.byteLength(empty);
  expect(Math.round(bytes / rows)).toBeLessThan(3_600);
  expect(Buffer.byteLength(empty)).toBeLessThan(60_000);
});

test('A cell of the queue has one class, and nothing inside it more than three', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  const counts = (selector: string) =>
    page.locator(selector).evaluateAll((found) => found.map(({ classList }) => classList.length));
  const cells = await counts('tr:has(a[data-row]) > td:not(.mine)');
  expect(cells.length).toBeGreaterThan(200);
  expect(new Set(cells)).toEqual(new Set([1]));
  expect(Math.max(...(await counts('tr:has(a[data-row]) > td *')))).toBeLessThanOrEqual(3);
  expect(new Set(await counts('tr:has(a[data-row])'))).toEqual(new Set([0]));
});

test('The bars in the place of rows weigh under 2.5 KB, and no cell of them holds an element', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  const bars = /aria-label="Reading cases".*?<\/table>/s.exec(await html(page, '/queue'))?.[0] ?? '';
  expect(bars).toContain('<tbody');
  expect(bars.length).toBeLessThan(2_500);
  expect(bars.match(/<td[^>]*>(?!<\/td>)/g)).toBeNull();
});

test('The shape of an icon is in the page once, however often it is shown', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  const text = await html(page, '/queue');
  expect(text.split('<use href="#i-').length).toBeGreaterThan(60);
  expect(text.match(/<symbol id="i-open"/g)).toHaveLength(1);
  expect(text.match(/<path/g)?.length).toBeLessThan(70);
});

test('A row opens in place, and in a tab of its own with Ctrl', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  const row = page.locator('a[data-row]').first();
  const address = (await row.getAttribute('href')) ?? '';
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    row.click({ modifiers: ['ControlOrMeta'], position: { x: 4, y: 4 } }),
  ]);
  await expect(tab).toHaveURL(address);
  await expect(page).toHaveURL(/\/queue/);
  await tab.close();

  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await row.click();
  await expect(page).toHaveURL(address);
  expect(await page.evaluate(() => 'isSamePage' in window), 'the page was not loaded anew').toBe(true);
});
