import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { db } from '#lib/data/database.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

test.describe.configure({ timeout: 120_000 });

/** Ticks what an applicant without documents and images leaves to the hand. */
async function tickAll(page: Page): Promise<void> {
  for (const box of await decision(page).getByRole('checkbox').all()) await box.check();
}

/** People whom one word finds, and no one else. */
function aWord() {
  const word = `live${randomUUID().replaceAll('-', '').slice(0, 10)}`;
  const invent = (name: string) =>
    anInventedCase({ documents: [], portrait: null, person: { fullName: `${name} ${word}`, givenName: name } });
  return { word, invent };
}

const rows = (page: Page) => page.locator('a[data-row]');
const waiting = (page: Page) => page.getByRole('status').filter({ hasText: 'rows stay where they are until then' });
const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });

/** Marks the page, so that a reload would show. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isSamePage: true }));
const isSame = (page: Page) => page.evaluate(() => 'isSamePage' in window);

async function reject(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('radio', { name: /Reject/ }).check();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /Record rejection/ }).click();
  await expect(decision(page).getByRole('status')).toContainText('Rejected');
}

test('One decides, and a new case comes: another’s queue shows both without a reload, and no row moves', async ({
  signedIn,
}) => {
  const { word, invent } = aWord();
  const first = await invent('Ada');
  await invent('Bea');
  const [nadia, tomas] = [await signedIn('reviewer'), await signedIn('reviewer2')];
  await nadia.goto(`/queue?text=${word}`);
  await expect(rows(nadia)).toHaveCount(2);
  await expect(nadia.getByTitle('Read again')).toContainText('Live');
  await mark(nadia);

  await reject(tomas, first);
  await expect(nadia.getByRole('row').filter({ hasText: 'Ada' })).toContainText('Rejected');
  await expect(nadia.getByRole('link', { name: 'Decided 1' })).toBeVisible();
  await expect(rows(nadia), 'it stays until it is asked for').toHaveCount(2);
  await expect(waiting(nadia)).toContainText('1 left this list, show');

  await invent('Cleo');
  await expect(waiting(nadia)).toContainText('1 new, 1 left this list, show');
  await expect(rows(nadia).nth(0)).toContainText('Ada');
  await expect(rows(nadia).nth(1)).toContainText('Bea');
  await waiting(nadia).getByRole('button').click();
  await expect(rows(nadia)).toHaveCount(2);
  await expect(rows(nadia).nth(0)).toContainText('Bea');
  await expect(rows(nadia).nth(1)).toContainText('Cleo');
  await expect(waiting(nadia)).toHaveCount(0);

  await invent('Dora');
  await expect(waiting(nadia)).toContainText('1 new, show');
  expect(await isSame(nadia)).toBe(true);
});

test('Who has a case open is said in the queue and on the applicant’s page until they leave', async ({ signedIn }) => {
  const { word, invent } = aWord();
  const address = await invent('Ada');
  const [nadia, tomas] = [await signedIn('reviewer'), await signedIn('reviewer2')];
  await nadia.goto(`/queue?text=${word}`);
  await expect(rows(nadia)).toHaveCount(1);
  await tomas.goto(address);
  await expect(decision(tomas)).toBeVisible();
  await expect(nadia.getByRole('row').filter({ hasText: 'Ada' })).toContainText('here now');
  await rows(nadia).click();
  await expect(nadia.locator('header').getByRole('status')).toContainText('here now');
  await tomas.keyboard.press('Escape');
  await expect(nadia.locator('header').getByRole('status')).toHaveCount(0);
});

test('What changes under a reviewer waits, named; nothing is recorded until it was shown', async ({ signedIn }) => {
  const { invent } = aWord();
  const address = await invent('Ada');
  const page = await signedIn('reviewer');
  await page.goto(address);
  await page.getByRole('radio', { name: /Approve/ }).check();
  const record = page.getByRole('button', { name: /Record approval/ });
  await expect(record).toBeEnabled();
  const applicantId = address.split('/').at(-1) ?? '';
  const change = { risk: 'high', version: { increment: 1 } };
  await db().case.updateMany({ where: { applicantId }, data: change });
  const banner = page.getByRole('status').filter({ hasText: 'Changed while you looked' });
  await expect(banner).toContainText('Changed while you looked: Risk.');
  await expect(page.locator('header')).toContainText('Risk low');
  await expect(record).toBeDisabled();
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Recording is closed until you have seen what changed: Risk.');
  expect(await db().decision.count({ where: { applicantId } })).toBe(0);

  await banner.getByRole('button', { name: 'Show' }).click();
  await expect(page.locator('header')).toContainText('Risk high');
  await expect(record).toBeEnabled();
  await tickAll(page);
  await record.click();
  await expect(decision(page).getByRole('status')).toContainText('Approved');
});

test('A newer version of the same content does not disturb, and is what is decided on', async ({ signedIn }) => {
  const { invent } = aWord();
  const address = await invent('Ada');
  const page = await signedIn('reviewer');
  await page.goto(address);
  await page.getByRole('radio', { name: /Approve/ }).check();
  // Choosing claims the case, after which it is read as well.
  await expect(page.locator('header')).toContainText('Yours until');
  const applicantId = address.split('/').at(-1) ?? '';
  const { id, version } = await db().case.findFirstOrThrow({ where: { applicantId } });
  const read = page.waitForResponse(
    async (answer) =>
      answer.url().includes(`/api/applicants/${applicantId}?prefetch=1`) &&
      (await answer.json()).view.case.version > version,
  );
  await db().case.update({ where: { id }, data: { version: { increment: 1 } } });
  await read;
  await tickAll(page);
  await page.getByRole('button', { name: /Record approval/ }).click();
  await expect(decision(page).getByRole('status')).toContainText('Approved');
});

test('Control: what was on the screen before the change is refused by the server itself', async ({ signedIn }) => {
  const { invent } = aWord();
  const address = await invent('Ada');
  const page = await signedIn('reviewer');
  // Without events and answers the page learns of nothing, like one that did not look.
  await page.route('**/api/live', (route) => route.abort());
  await page.route('**/api/applicants/*?prefetch=1', (route) => route.abort());
  await page.goto(address);
  await page.getByRole('radio', { name: /Approve/ }).check();
  await tickAll(page);
  const applicantId = address.split('/').at(-1) ?? '';
  await db().case.updateMany({ where: { applicantId }, data: { risk: 'high', version: { increment: 1 } } });
  await page.getByRole('button', { name: /Record approval/ }).click();
  await expect(decision(page)).toContainText('Someone changed this case after you opened it');
  await page.getByRole('button', { name: 'Show the current state' }).click();
  await expect(page.locator('header')).toContainText('Risk high');
});
