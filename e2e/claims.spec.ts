import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { db } from '#lib/data/database.ts';
import { anInventedCase, endClaims, endInventedCases } from '#test/journeys/invented-case.ts';
import { untilKeysAct } from '#test/journeys/keys.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 120_000 });

test.afterEach(endClaims);

test.afterAll(endInventedCases);

const invent = () => {
  const word = `Claims ${randomUUID().slice(0, 8)}`;
  return anInventedCase({ documents: [], portrait: null, person: { fullName: word, givenName: word } });
};

const header = (page: Page) => page.locator('main > header');
const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const mine = (page: Page) => expect(header(page)).toContainText('Yours until');
const isApplicant = (url: URL) => url.pathname.startsWith('/applicants/');
const caseAt = (address: string) =>
  db().case.findFirstOrThrow({ where: { applicantId: address.split('/').at(-1) ?? '' } });

async function openQueue(page: Page): Promise<void> {
  await page.goto('/queue');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
}

/** The applicant on the screen after a key or a button took the next case. */
async function taken(page: Page, before: string): Promise<string> {
  await page.waitForURL((url) => isApplicant(url) && url.pathname !== before);
  await mine(page);
  return new URL(page.url()).pathname;
}

test('Two press n at once: each has another case, and sees where it is in the queue', async ({ signedIn }) => {
  await Promise.all([invent(), invent()]);
  const pages = [await signedIn('reviewer'), await signedIn('reviewer2')];
  await Promise.all(pages.map(openQueue));
  await Promise.all(pages.map((page) => page.keyboard.press('n')));
  const [first, second] = await Promise.all(pages.map((page) => taken(page, '/queue')));
  expect(first).not.toBe(second);
  for (const page of pages) await expect(header(page)).toContainText(/\d+ of \d+/);
});

test('A case of another is read along; an approver takes it over, and both are told without a reload', async ({
  signedIn,
}) => {
  const address = await invent();
  const [tomas, nadia, ingrid] = [await signedIn('reviewer2'), await signedIn('reviewer'), await signedIn('approver')];
  await tomas.goto(address);
  await untilKeysAct(tomas, 'Case');
  expect((await caseAt(address)).state, 'to open a case claims nothing').toBe('open');
  await tomas.keyboard.press('l');
  await mine(tomas);

  await Promise.all([nadia.goto(address), ingrid.goto(address)]);
  for (const page of [nadia, ingrid]) {
    await expect(page.getByRole('status').filter({ hasText: 'You can look at it' })).toContainText(
      /Tomás Ferreira has this case since \d\d:\d\d/,
    );
    await expect(decision(page).getByRole('radio')).toHaveCount(0);
  }
  await expect(nadia.getByRole('button', { name: 'Take over…' })).toHaveCount(0);

  await ingrid.getByRole('button', { name: 'Take over…' }).click();
  await ingrid.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await mine(ingrid);
  const lost = tomas.getByRole('status').filter({ hasText: 'Ingrid Solheim has this case now' });
  await expect(lost).toContainText('What you entered is still here');
  await lost.getByRole('button', { name: 'Show it' }).click();
  await expect(tomas.getByRole('status').filter({ hasText: 'You can look at it' })).toContainText('Ingrid Solheim');

  await tomas.getByRole('button', { name: /^Notices,? \d+ unread/ }).click();
  const notice = tomas
    .getByRole('dialog', { name: 'Notices' })
    .getByRole('button', { name: /took this case over from/ });
  await expect(notice.first()).toContainText('Ingrid Solheim took this case over from you, unread');
  await tomas.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(tomas.getByRole('button', { name: 'Notices', exact: true })).toBeVisible();
  await ingrid.getByRole('button', { name: /^Notices/ }).click();
  await expect(ingrid.getByRole('dialog', { name: 'Notices' })).toContainText('You took this case over');
});

test('The first choice claims; a claim that ends is said before more work, and can be had again', async ({
  signedIn,
}) => {
  const address = await invent();
  const page = await signedIn('reviewer');
  await page.goto(address);
  await untilKeysAct(page, 'Decision');
  await page.keyboard.press('x');
  await mine(page);
  await page.keyboard.press('Escape');
  const { id } = await caseAt(address);
  const free = { state: 'open', assigneeId: null, claimedAt: null, claimedUntil: null };
  await db().case.update({ where: { id }, data: free });
  const ended = page.getByRole('status').filter({ hasText: 'Your claim on this case has ended' });
  await expect(ended).toContainText('What you entered is still here');
  await expect(decision(page).getByRole('radio', { name: /Reject/ })).toBeChecked();
  await ended.getByRole('button', { name: 'Claim again' }).click();
  await expect(ended).toHaveCount(0);
  await mine(page);

  await page.getByRole('button', { name: 'Release' }).click();
  await expect(header(page).getByRole('button', { name: 'Claim' })).toBeVisible();
  expect(await caseAt(address)).toMatchObject({ state: 'open', assigneeId: null });
});

test('Skipped with a reason: the next case comes, and the skipped one is free', async ({ signedIn }) => {
  const [address] = await Promise.all([invent(), invent()]);
  const page = await signedIn('reviewer');
  await page.goto(address);
  await untilKeysAct(page, 'Case');
  await page.keyboard.press('l');
  await mine(page);
  await page.getByRole('button', { name: 'More about this case' }).click();
  await page.getByRole('menuitem', { name: 'Skip…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Skip this case' });
  await expect(dialog.getByRole('button', { name: 'Skip and take next' })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Why' }).click();
  await page.getByRole('option', { name: 'I know this person' }).click();
  await dialog.getByRole('button', { name: 'Skip and take next' }).click();
  await taken(page, address);
  const { id, state } = await caseAt(address);
  expect(state).toBe('open');
  expect(await db().caseSkip.count({ where: { caseId: id, reason: 'knows_the_person' } })).toBe(1);
});

test('n after a decision: the next case is there without a reload', async ({ signedIn }) => {
  const [address] = await Promise.all([invent(), invent()]);
  const page = await signedIn('reviewer');
  await page.goto(address);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await page.getByRole('radio', { name: /Reject/ }).check();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /Record rejection/ }).click();
  await expect(decision(page).getByRole('status')).toContainText('Rejected');
  await page.keyboard.press('n');
  await taken(page, address);
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});
