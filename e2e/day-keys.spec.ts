import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { anInventedCase, endClaims, endInventedCases } from '#test/journeys/invented-case.ts';
import { openByKeys, untilKeysAct } from '#test/journeys/keys.ts';
import { expect, freeRows, test } from './fixtures.ts';

test.describe.configure({ timeout: 120_000 });

test.afterEach(endClaims);

test.afterAll(endInventedCases);

const invent = (fullName = `Day ${randomUUID().slice(0, 8)}`) =>
  anInventedCase({ documents: [], portrait: null, person: { fullName, givenName: fullName } });

const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const rows = (page: Page) => page.locator('a[data-row]');

const open = (page: Page, address: string) => openByKeys(page, address, 'Decision');

test('Items to tick by hand: Ctrl+Enter leads to each one left, and the approval is recorded by keys alone', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page, await invent());
  await page.keyboard.press('a');
  const left = decision(page).getByRole('checkbox', { checked: false });
  for (let count = await left.count(); count > 0; count -= 1) {
    await page.keyboard.press('Control+Enter');
    await expect(decision(page)).toContainText('Tick what you checked yourself');
    await expect(left.first()).toBeFocused();
    await page.keyboard.press('Space');
    await expect(left).toHaveCount(count - 1);
  }
  await page.keyboard.press('Control+Enter');
  await expect(decision(page).getByRole('status')).toContainText('Approved');

  await page.keyboard.press('o');
  const dialog = page.getByRole('dialog', { name: 'Reopen the case' });
  await dialog.getByLabel('Why').fill('A second look is needed.');
  await dialog.getByRole('button', { name: 'Reopen' }).press('Enter');
  await expect(decision(page)).toContainText('Nadia Brandt reopened the case');
});

test('A note for colleagues by keys: m before an outcome is chosen, the note of the decision after', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page, await invent());
  await page.keyboard.press('m');
  const note = page.getByRole('tabpanel').getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await page.keyboard.type('Seen before, @Ingr');
  await expect(page.getByRole('option', { name: /Ingrid Solheim/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('tabpanel').getByRole('listitem')).toContainText('Seen before, @Ingrid Solheim');
  await page.keyboard.press('Tab');
  await page.keyboard.press('p');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await expect(decision(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
});

test('Selected rows are archived by keys alone: b leads to the acts, and a busy button keeps the focus', async ({
  signedIn,
}) => {
  const word = `Bulk ${randomUUID().slice(0, 8)}`;
  await Promise.all([invent(`${word} A`), invent(`${word} B`)]);
  const page = await signedIn('reviewer');
  await page.goto(`/queue?text=${encodeURIComponent(word)}`);
  await expect(rows(page)).toHaveCount(2);
  await untilKeysAct(page, 'Queue');
  for (const key of ['j', 'Space', 'j', 'Space', 'b']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'Assign…' })).toBeFocused();
  // Between them are the file of the selected cases and snoozing them.
  for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByText('Dry run, nothing is done yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Archive…' })).toBeFocused();
  while (!(await page.getByRole('button', { name: 'Archive 2' }).evaluate((one) => one === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(0, { timeout: 60_000 });
});

test('From the inbox to the jobs: Escape goes back there, and g q is the queue as it was filtered', async ({
  signedIn,
}) => {
  const page = await signedIn('approver');
  await page.goto('/queue?provider=vult');
  await expect(rows(page).first()).toBeVisible();
  await untilKeysAct(page, 'Queue');
  const go = async (keys: string[], address: RegExp) => {
    for (const key of keys) await page.keyboard.press(key);
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  };
  await go(['g', 'i'], /\/inbox$/);
  await go(['g', 'j'], /\/jobs$/);
  await go(['Escape'], /\/inbox$/);
  await go(['g', 'j'], /\/jobs$/);
  await go(['g', 'q'], /\/queue\?provider=vult$/);
});

test('A request that makes a link: Ctrl+Shift+Enter stays with the link, which only the reviewer sends', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto('/queue?provider=ondato');
  await freeRows(page).first().click();
  await page.waitForURL(/\/applicants\//);
  const address = page.url();
  await expect(decision(page).getByRole('radio').first()).toBeVisible();
  await page.keyboard.press('q');
  await page.keyboard.press('1');
  await expect(decision(page).getByRole('button', { name: /make a link at Ondato/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(decision(page)).toContainText('Requested. Send the applicant the link and the message');
  await expect(decision(page)).toContainText('Nadia Brandt asked the applicant');
  expect(page.url()).toBe(address);
});
