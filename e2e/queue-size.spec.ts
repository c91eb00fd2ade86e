import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const html = async (page: Page, address: string) => (await page.request.get(address)).text();

test('The page holds its frame and the rows once, as data: at most 34 KB beside the rows', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  const first = page.locator('a[data-row]').first();
  await expect(first).toBeVisible();
  expect(await page.locator('a[data-row]').count()).toBeGreaterThan(20);
  const [id, full] = [(await first.getAttribute('data-row')) ?? '', await html(page, '/queue')];
  const bytesOf = async (path: string) => (await (await page.request.get(path)).body()).byteLength;
  const [rows, health] = [await bytesOf('/api/queue'), await bytesOf('/api/connections/health')];
  // Both are in the page as data, and grow with what other journeys leave behind.
  expect(Buffer.byteLength(full) - rows - health).toBeLessThan(34_000);
  expect(full.split(id), 'not drawn on the server, and not sent twice').toHaveLength(2);
  expect(full).not.toContain('data-row=');
  expect(rows).toBeLessThan(18_000);
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
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  expect(await page.locator('use[href^="#i-"]').count()).toBeGreaterThan(60);
  await expect(page.locator('symbol#i-open')).toHaveCount(1);
  const text = await html(page, '/queue');
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
