import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { db } from '#lib/data/database.ts';
import { anInventedCase, endClaims, endInventedCases } from '#test/journeys/invented-case.ts';
import { untilKeysAct } from '#test/journeys/keys.ts';
import { expect, freeRows, test } from './fixtures.ts';

test.describe.configure({ timeout: 120_000 });

test.afterEach(endClaims);

test.afterAll(endInventedCases);

const invent = (word = `Keys ${randomUUID().slice(0, 8)}`) =>
  anInventedCase({ documents: [], portrait: null, person: { fullName: word, givenName: word } });

const header = (page: Page) => page.locator('main > header');
const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const strip = (page: Page) => page.getByRole('toolbar', { name: 'Evidence' }).getByRole('button');
const stage = (page: Page) => page.locator('figure[data-view]');
const isApplicant = (url: URL) => url.pathname.startsWith('/applicants/');

async function openQueue(page: Page, address = '/queue'): Promise<void> {
  await page.goto(address);
  await expect(page.locator('a[data-row]').first()).toBeVisible();
}

/** Opens a case of a provider that gives images, and that no one has. */
async function openWithImages(page: Page, address = '/queue?provider=vult'): Promise<void> {
  await openQueue(page, address);
  await freeRows(page).first().click();
  await page.waitForURL(isApplicant);
  await expect(stage(page).locator('img')).toHaveJSProperty('complete', true, { timeout: 20_000 });
}

/** Notes the addresses of full images that are asked for from now on. */
function fullImages(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('size=full')) asked.push(new URL(request.url()).pathname);
  });
  return asked;
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

test('Another outcome while the reasons of one are open: the next digit is a reason of the second', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto(await invent());
  await untilKeysAct(page, 'Decision');
  await page.keyboard.press('x');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('s');
  await expect(decision(page).getByRole('radio', { name: /Snooze/ })).toBeChecked();
  await page.keyboard.press('1');
  await expect(decision(page).getByRole('combobox', { name: 'Snooze' })).not.toHaveText('Choose a time');
  await expect(decision(page).getByRole('radio', { name: /Reject/ })).not.toBeChecked();
  // A letter that is no outcome does nothing while a list is open, and Escape closes the list alone.
  await page.keyboard.press('x');
  await page.keyboard.press('n');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  expect(isApplicant(new URL(page.url()))).toBe(true);
});

test('Opened while it is being fetched ahead: it is read again, recorded as opened, and shows the claim', async ({
  signedIn,
}) => {
  await invent();
  const page = await signedIn('reviewer');
  await openQueue(page);
  // What is fetched ahead was asked for before the claim and comes after it.
  let late: Promise<void> | null = null;
  await page.route(/\/api\/applicants\/[\w-]+\?prefetch=1$/, async (route) => {
    const answer = await route.fetch();
    late ??= new Promise((done) => setTimeout(done, 2_500));
    await late;
    await route.fulfill({ response: answer });
  });
  const asked = page.waitForRequest(/\/api\/applicants\/[\w-]+\?prefetch=1$/);
  await freeRows(page).first().focus();
  const id = new URL((await asked).url()).pathname.split('/').at(-1) ?? '';
  const openings = () => db().ledgerRow.count({ where: { subjectId: id, kind: 'applicant.opened' } });
  const before = await openings();
  const opened = page.waitForResponse(new RegExp(`/api/applicants/${id}$`));
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(id));
  const { id: caseId } = await db().case.findFirstOrThrow({ where: { applicantId: id } });
  const taken = await page.request.post('/api/cases/claim', {
    data: { caseId, by: 'hand' },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(taken.ok()).toBe(true);
  expect((await opened).ok()).toBe(true);
  await expect(header(page)).toContainText('Yours until');
  await expect.poll(openings).toBe(before + 1);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
]) {
  test(`At ${viewport.width} × ${viewport.height} the undo leaves the next decision free`, async ({ signedIn }) => {
    const [address] = await Promise.all([invent(), invent()]);
    const page = await signedIn('reviewer');
    await page.setViewportSize(viewport);
    await page.goto(address);
    await untilKeysAct(page, 'Decision');
    await page.keyboard.press('e');
    await page.keyboard.type('A second look is needed');
    await page.keyboard.press('Control+Shift+Enter');
    await page.waitForURL((url) => isApplicant(url) && url.pathname !== address);
    const undo = await boxOf(page.getByRole('status').filter({ hasText: 'Undo' }).first());
    const pane = await boxOf(decision(page));
    expect(undo.right).toBeLessThanOrEqual(pane.left);
  });
}

test('With the most images of a case, each keeps its name in the strip, and its key brings it into view', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await openWithImages(page);
  const clipped = await strip(page).evaluateAll(
    (all) =>
      all.filter((one) => [...one.querySelectorAll('span')].some((part) => part.scrollWidth > part.clientWidth + 1))
        .length,
  );
  expect(clipped).toBe(0);
  const count = await strip(page).count();
  await page.keyboard.press(String(Math.min(9, count)));
  await expect(strip(page).nth(Math.min(9, count) - 1)).toBeInViewport({ ratio: 1 });
});

test('Search, Enter, Enter: the first row that was found is open', async ({ signedIn }) => {
  const word = `Finder ${randomUUID().slice(0, 8)}`;
  const address = await invent(word);
  const page = await signedIn('reviewer');
  await openQueue(page);
  await page.keyboard.press('/');
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  const found = page.locator('a[data-row]');
  await expect(found).toHaveCount(1);
  await expect(found).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${address}`);
  await expect(decision(page).getByRole('radio').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(found).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await expect(found).toBeFocused();
});

test('Skipped by keys alone: j, a digit, Ctrl+Enter', async ({ signedIn }) => {
  const [address] = await Promise.all([invent(), invent()]);
  const page = await signedIn('reviewer');
  await page.goto(address);
  await untilKeysAct(page, 'Case');
  await page.keyboard.press('l');
  await expect(header(page)).toContainText('Yours until');
  await page.keyboard.press('j');
  const dialog = page.getByRole('dialog', { name: 'Skip this case' });
  await expect(dialog.getByRole('combobox', { name: 'Why' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialog, 'without a reason nothing is skipped').toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL((url) => isApplicant(url) && url.pathname !== address);
  const { id } = await db().case.findFirstOrThrow({ where: { applicantId: address.split('/').at(-1) ?? '' } });
  expect(await db().caseSkip.count({ where: { caseId: id } })).toBe(1);
});

test('The images of the next case and the others of this one are in memory, sent ahead once, seen when shown', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await openWithImages(page);
  const ahead: string[] = [];
  page.on('requestfinished', (request) => {
    if (/\/api\/images\/.*prefetch=1/.test(request.url())) ahead.push(new URL(request.url()).pathname);
  });
  const count = await strip(page).count();
  await expect.poll(() => ahead.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(count - 1);
  const asked = fullImages(page);
  await page.keyboard.press('2');
  await expect(strip(page).nth(1)).toContainText(/(?<!Not s)Seen/, { timeout: 20_000 });
  expect(
    await stage(page)
      .locator('img')
      .evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0);
  const shown = (await stage(page).getAttribute('data-view')) ?? '';
  expect(
    asked.filter((path) => path.includes(shown)),
    'it was in memory',
  ).toEqual([]);
  await expect
    .poll(() => db().evidenceView.count({ where: { imageId: shown, seenAt: { not: null } } }))
    .toBeGreaterThan(0);
  const third = (await db().evidenceView.findMany({ where: { isPrefetch: true, seenAt: null, size: 'full' } })).length;
  expect(third, 'what was not shown is not seen').toBeGreaterThan(0);
});

test('Compared, the document is before the face, whichever was shown first', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await openWithImages(page);
  await untilKeysAct(page, 'Evidence');
  const face = strip(page).filter({ hasText: 'Selfie' });
  await face.click();
  await page.keyboard.press('c');
  await expect(stage(page)).toHaveCount(2);
  await expect(stage(page).last()).toContainText('Selfie');
});

test('The queue says the provider’s status in words, and under Decided when it was decided', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await openQueue(page);
  for (const said of await page.locator('td.says').allTextContents())
    expect(said, 'plain words, or the provider’s own in quotes').toMatch(/^(“.+”|[A-Z][a-z’ ]+|nothing)/);
  await expect(page.getByRole('columnheader', { name: 'Time left' })).toHaveAttribute('aria-sort', 'ascending');
  await page.goto(await invent());
  await untilKeysAct(page, 'Decision');
  await page.keyboard.press('x');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page).getByRole('status')).toContainText('Rejected');
  await page.goto('/queue?tab=decided');
  await expect(page.getByRole('columnheader', { name: 'Decided' })).toHaveAttribute('aria-sort', 'descending');
});
