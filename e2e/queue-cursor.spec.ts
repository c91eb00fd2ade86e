import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 120_000 });

const rows = (page: Page) => page.locator('a[data-row]');
const focused = (page: Page) => page.locator('a[data-row]:focus');

async function openQueue(page: Page): Promise<void> {
  await page.goto('/queue');
  // Right after a start people are still arriving: a second page is needed.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: 'Next' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 100_000 });
}

test('Cursor and scroll are as before: after paging back, after an applicant, after the browser’s back', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await openQueue(page);
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('j');
  const id = (await focused(page).getAttribute('data-row')) ?? '';
  const row = page.locator(`a[data-row="${id}"]`);
  const top = async () => Math.round((await row.boundingBox())?.y ?? Number.NaN);
  const before = await top();

  await page.getByRole('link', { name: 'Next' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(row).toBeFocused();
  expect(Math.abs((await top()) - before)).toBeLessThan(3);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  expect(Math.abs((await top()) - before)).toBeLessThan(3);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
  await page.goBack();
  await expect(row).toBeFocused();
});

test('After a decision the cursor is on the next row', async ({ signedIn }) => {
  const page = await signedIn('reviewer2');
  await openQueue(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const next = (await rows(page).nth(2).getAttribute('data-row')) ?? '';
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: /Reject/ }).check();
  await page.getByRole('option').first().click();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('y');
  await expect(page.getByRole('region', { name: 'Decision' }).getByRole('status')).toContainText('Rejected');
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page.locator(`a[data-row="${next}"]`)).toBeFocused();
});

test('j and k move the focus and draw nothing again', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await openQueue(page);
  await page.keyboard.press('j');
  await expect(rows(page).first()).toBeFocused();
  const changes = await page.evaluate(async () => {
    let count = 0;
    const table = document.querySelector('.queue-rows');
    const observer = new MutationObserver((found) => {
      count += found.length;
    });
    if (table) observer.observe(table, { subtree: true, childList: true, attributes: true, characterData: true });
    const times: number[] = [];
    for (let step = 0; step < 20; step += 1) {
      const began = performance.now();
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
      times.push(performance.now() - began);
    }
    observer.disconnect();
    return { count, slowest: Math.max(...times) };
  });
  await expect(rows(page).nth(20)).toBeFocused();
  expect(changes.count).toBe(0);
  expect(changes.slowest, 'a generous bound in milliseconds').toBeLessThan(200);
});

test('Keys that are pressed before the page is alive act once it is: the second row is opened', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/queue', { waitUntil: 'commit' });
  await expect(rows(page)).toHaveCount(16);
  const second = (await rows(page).nth(1).getAttribute('href')) ?? '';
  for (const key of ['j', 'j', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('a[data-row]:focus')).toHaveCount(0);
  release();
  await expect(page).toHaveURL(new RegExp(`${second}$`));
});

test('A search finds while it is typed, says what it found elsewhere, and one step back ends it', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await openQueue(page);
  const number = await page.request.get('/api/queue').then((answer) => answer.json());
  const [, first] = number.rows[0];
  await page.goto('/queue?tab=snoozed');
  await page.getByRole('searchbox').pressSequentially(`DK-${first}`);
  await expect(page).toHaveURL(new RegExp(`text=DK-${first}$`));
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.getByRole('link', { name: '1 in Needs review' }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(page).toHaveURL(/tab=snoozed$/);
});

test('While the next applicant is awaited, nothing of the one before is on the screen', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/queue?provider=vult');
  await expect(rows(page).nth(1)).toBeVisible();
  await page.route(/\/api\/applicants\/[\w-]+(\?|$)/, async (route) => {
    await new Promise((done) => setTimeout(done, 1_200));
    await route.continue();
  });
  const people = await Promise.all(
    [0, 1].map(async (nth) => {
      const address = (await rows(page).nth(nth).getAttribute('href')) ?? '';
      const { view } = await page.request.get(`/api${address}`).then((answer) => answer.json());
      return { name: view.name as string, images: view.evidence.map((item: { imageId: string }) => item.imageId) };
    }),
  );
  await page.evaluate(watchFaces);
  await rows(page).nth(0).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(people[0]?.name ?? '');
  await page.keyboard.press('Escape');
  await rows(page).nth(1).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(people[1]?.name ?? '');
  // Its image is there, even when the vendor takes its time.
  await expect(page.locator('figure[data-view] img').first()).toBeAttached();
  const seen = await page.evaluate(() => (window as unknown as { faces: [string, string][] }).faces);
  const ofWhom = ([name, src]: [string, string]) =>
    people.findIndex((one) => one.name === name) ===
    people.findIndex(({ images }) => images.some((id: string) => src.includes(id)));
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.filter((pair) => !ofWhom(pair))).toEqual([]);
  expect(ofWhom([people[1]?.name ?? '', `/api/images/${people[0]?.images[0]}/1`]), 'control: it would be found').toBe(
    false,
  );
});

/** Notes each image that is asked for together with the name above it, whenever anything on the page changes. */
function watchFaces(): void {
  const faces: [string, string][] = [];
  Object.assign(window, { faces });
  new MutationObserver(() => {
    const name = document.querySelector('h1')?.textContent ?? '';
    for (const image of document.querySelectorAll('main img[src]')) faces.push([name, image.getAttribute('src') ?? '']);
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}
