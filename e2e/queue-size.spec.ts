import type { Page } from '@playwright/test';
import { scriptsIn, scriptWeight } from '#test/journeys/scripts.ts';
import { expect, test } from './fixtures.ts';

const html = async (page: Page, address: string) => (await page.request.get(address)).text();

test('The page holds its frame, the rows once as data, and the first sixteen drawn: at most 64 KB', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
  const rows = page.locator('a[data-row]');
  await expect(rows.nth(20)).toBeVisible();
  const idOf = async (place: number) => (await rows.nth(place).getAttribute('data-row')) ?? '';
  const [first, later, full] = [await idOf(0), await idOf(20), await html(page, '/queue')];
  const bytesOf = async (path: string) => (await (await page.request.get(path)).body()).byteLength;
  const [data, health] = [await bytesOf('/api/queue'), await bytesOf('/api/connections/health')];
  const own = full.replace(/<(?:script [^>]*src=[^>]*><\/script|link [^>]*)>/g, '');
  expect(Buffer.byteLength(own)).toBeLessThan(64_000);
  const drawn = full.match(/<tr><td.*?<\/tr>/gs) ?? [];
  expect(drawn).toHaveLength(16);
  expect(Buffer.byteLength(drawn.join('')) / drawn.length, 'one row').toBeLessThan(1_800);
  // Both are in the page as data, and grow with what other journeys leave behind.
  expect(Buffer.byteLength(full) - Buffer.byteLength(drawn.join('')) - data - health).toBeLessThan(29_000);
  expect(full.split(later), 'sent once, as data').toHaveLength(2);
  expect(full.split(first), 'sent as data, and drawn').toHaveLength(3);
  expect(data).toBeLessThan(18_000);
});

test('The first rows are on the screen without any script, and open their applicants', async ({
  browser,
  signedIn,
}) => {
  const known = await signedIn('reviewer');
  const storageState = await known.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/queue');
  const rows = page.locator('a[data-row]');
  await expect(rows).toHaveCount(16);
  const href = (await rows.first().getAttribute('href')) ?? '';
  await rows.first().click();
  await expect(page).toHaveURL(new RegExp(`${href}$`));
  await context.close();
});

test('A cell of the queue has one class, and nothing inside it more than three', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
  // Those after the first sixteen too, which the browser draws.
  await expect(page.locator('a[data-row]').nth(20)).toBeVisible();
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
  // With a filter the rows may take longer, and follow.
  const bars = /aria-label="Reading cases".*?<\/table>/s.exec(await html(page, '/queue?risks=high'))?.[0] ?? '';
  expect(bars).toContain('<tbody');
  expect(bars.length).toBeLessThan(2_500);
  expect(bars.match(/<td[^>]*>(?!<\/td>)/g)).toBeNull();
});

test('The shapes of all icons are one file that is read once and kept, and none is in the page', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
  const read: string[] = [];
  page.on('request', (request) => request.url().includes('.svg') && read.push(new URL(request.url()).pathname));
  await page.goto('/queue');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  const shown = await page.locator('use').evaluateAll((uses) => uses.map((use) => use.getAttribute('href') ?? ''));
  expect(shown.length).toBeGreaterThan(60);
  const files = [...new Set(shown.map((address) => address.split('#')[0] ?? ''))];
  expect(files).toHaveLength(1);
  expect(read.filter((address) => address === files[0])).toHaveLength(1);
  const answer = await page.request.get(files[0] ?? '');
  expect(answer.headers()['cache-control']).toContain('immutable');
  const shapes = await answer.text();
  for (const address of shown) expect(shapes).toContain(`<symbol id="${address.split('#')[1]}"`);
  const text = await html(page, '/queue');
  expect(text).not.toContain('<symbol');
  // The mark of Docket is drawn in place.
  expect(text.match(/<path/g)?.length).toBeLessThan(4);
  // A file that the policy of the page refuses, or a shape that is not in it, would leave no box.
  const box = await page.locator('nav[aria-label=Main] .icon use').first().boundingBox();
  expect(box?.width).toBeGreaterThan(5);
});

for (const [name, address] of [
  ['queue', () => '/queue'],
  ['applicant', (row: string) => row],
] as const)
  test(`The scripts of the ${name} weigh at most 180 KB compressed`, async ({ signedIn }) => {
    const page = await signedIn('reviewer');
    await page.goto('/');
    const row = page.locator('a[data-row]').first();
    await expect(row).toBeVisible();
    const text = await html(page, address((await row.getAttribute('href')) ?? ''));
    const read = async (path: string) => (await page.request.get(path)).body();
    const { raw, gzip } = await scriptWeight(text, read);
    test.info().annotations.push({ type: 'KB', description: `${raw / 1000} raw, ${gzip / 1000} gzip` });
    expect(gzip).toBeGreaterThan(100_000);
    expect(gzip).toBeLessThanOrEqual(180_000);
    const files = await Promise.all(scriptsIn(text).map(async (path) => (await read(path)).toString()));
    // What checks input and the tables of countries and phone numbers stay on the server.
    for (const word of ['ZodError', '$ZodCheck', 'alpha3ToAlpha2', 'country_calling_codes'])
      expect(files.filter((file) => file.includes(word))).toEqual([]);
  });

test('What a dialog needs and can’t be read is said, and is read when it is tried again', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  const first = new Set(scriptsIn(await html(page, '/queue')));
  const isLater = (url: URL) => url.pathname.endsWith('.js') && !first.has(url.pathname);
  await page.route(isLater, (route) => route.abort());
  await page.reload();
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.keyboard.press('?');
  const said = page.getByRole('alert').filter({ hasText: 'could not be read' });
  await expect(said).toBeVisible();
  await page.unroute(isLater);
  await said.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expect(said).toHaveCount(0);
});

test('A row opens in place, and in a tab of its own with Ctrl', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
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
