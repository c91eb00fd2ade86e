import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

test.describe.configure({ timeout: 120_000 });

/** Cases that one word finds, and no others. */
async function casesOf(count: number): Promise<string> {
  const word = `bulk${randomUUID().replaceAll('-', '').slice(0, 10)}`;
  const names = ['Ada', 'Bea', 'Cleo', 'Dora', 'Edda', 'Finn'].slice(0, count);
  for (const givenName of names) {
    const person = { fullName: `${givenName} ${word}`, givenName };
    await anInventedCase({ documents: [], portrait: null, person });
  }
  return word;
}

const rows = (page: Page) => page.locator('a[data-row]');
const boxes = (page: Page) => page.locator('.queue-rows').getByRole('checkbox');
const bar = (page: Page) => page.getByRole('region', { name: 'Selected cases' });
const job = (page: Page) => page.getByRole('region', { name: /: job$/ });

async function openQueue(page: Page, query: string, count: number): Promise<void> {
  await page.goto(`/queue?${query}`);
  await expect(rows(page)).toHaveCount(count);
}

test('Archived in bulk by keyboard: they leave the queue, are found under Archived, and come back', async ({
  signedIn,
}) => {
  const word = await casesOf(5);
  const page = await signedIn('reviewer');
  await openQueue(page, `text=${word}`, 5);

  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('1 selected');
  await expect(rows(page).nth(0), 'the cursor stays in its row').toBeFocused();
  await page.keyboard.press('Shift+J');
  await page.keyboard.press('Shift+J');
  await expect(bar(page)).toContainText('3 selected');
  await page.keyboard.press('k');
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('2 selected');
  await expect(page.getByRole('status').filter({ hasText: '2 selected' })).toHaveCount(1);
  await bar(page).getByRole('button', { name: /Clear/ }).press('Enter');
  await expect(bar(page)).toHaveCount(0);
  await expect(rows(page).nth(1), 'the cursor is back in its row').toBeFocused();

  await boxes(page).nth(1).click();
  await boxes(page)
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('3 selected');
  // The space bar selects a row, and on a button it presses the button.
  await bar(page).getByRole('button', { name: 'Archive…' }).press('Space');
  await expect(job(page)).toContainText('Dry run, nothing is done yet');
  await expect(rows(page), 'nothing was done yet').toHaveCount(5);
  await boxes(page).nth(0).click();
  await expect(job(page), 'the dry run is of another selection').toHaveCount(0);
  await boxes(page).nth(0).click();

  await bar(page).getByRole('button', { name: 'Archive…' }).press('Enter');
  // The number of the selected opens who they are; on the way back all is as it was left.
  await job(page).getByRole('link', { name: '3' }).click();
  await expect(page.locator('#selected').getByRole('link', { name: /^DK-/ })).toHaveCount(3);
  await page.goBack();
  await expect(bar(page)).toContainText('3 selected');
  await job(page).getByRole('button', { name: 'Archive 3' }).press('Enter');
  await expect(job(page)).toContainText('Finished', { timeout: 60_000 });
  await expect(rows(page)).toHaveCount(2);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    job(page).getByRole('link', { name: 'Export result' }).click(),
  ]);
  const csv = await readFile(await file.path(), 'utf8');
  expect(csv.trim().split('\n')).toHaveLength(4);
  expect(csv, 'no personal data').not.toContain(word);

  await page.getByRole('link', { name: /^Archived/ }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(bar(page), 'another filter begins without a selection').toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Select this page' }).press('Space');
  await expect(bar(page)).toContainText('3 selected');
  await bar(page).getByRole('button', { name: 'Unarchive…' }).press('Enter');
  await job(page).getByRole('button', { name: 'Unarchive 3' }).press('Enter');
  await expect(rows(page)).toHaveCount(0, { timeout: 60_000 });
  await openQueue(page, `text=${word}`, 5);
});

test('Five cases are assigned to a colleague; one that someone works on is refused with its reason', async ({
  signedIn,
}) => {
  const word = await casesOf(6);
  const holder = await signedIn('reviewer');
  await openQueue(holder, `text=${word}`, 6);
  const taken = (await rows(holder).nth(0).getAttribute('data-row')) ?? '';
  const claim = await holder.evaluate(
    async (caseId) =>
      (await fetch('/api/cases/claim', { method: 'POST', body: JSON.stringify({ caseId, by: 'hand' }) })).status,
    taken,
  );
  expect(claim).toBe(200);

  const page = await signedIn('approver');
  await openQueue(page, `text=${word}`, 6);
  await page.getByRole('checkbox', { name: 'Select this page' }).check();
  await bar(page).getByRole('button', { name: 'Assign…' }).click();
  await page.getByRole('menuitem', { name: 'Tomás Ferreira' }).click();
  await expect(page.getByText('5 assigned to Tomás Ferreira.')).toBeVisible();
  await expect(page.getByText('1 case not assigned:')).toBeVisible();
  await expect(page.getByText('Someone works on this case now.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'T. Ferreira' })).toHaveCount(5);
});

test('Snoozed in bulk until tomorrow: a dry run says who can, they leave, and are found under Snoozed', async ({
  signedIn,
}) => {
  const word = await casesOf(4);
  const holder = await signedIn('approver');
  await openQueue(holder, `text=${word}`, 4);
  await boxes(holder).nth(0).check();
  await bar(holder).getByRole('button', { name: 'Assign…' }).click();
  await holder.getByRole('menuitem', { name: 'Me', exact: true }).click();
  await expect(holder.getByText('1 assigned to you.')).toBeVisible();

  const page = await signedIn('reviewer');
  await openQueue(page, `text=${word}`, 4);
  await page.getByRole('checkbox', { name: 'Select this page' }).check();
  await page.keyboard.press('b');
  await bar(page).getByRole('button', { name: 'Snooze…' }).press('Enter');
  const times = page.getByRole('list', { name: 'Snooze until' });
  await expect(times.getByRole('button').first()).toBeFocused();
  await times.getByRole('button', { name: 'Tomorrow 09:00' }).press('Enter');
  await expect(job(page)).toContainText('Dry run, nothing is done yet');
  await expect(job(page)).toContainText(/Until \d\d \w{3} \d{4}, 09:00/);
  await expect(job(page)).toContainText('Someone else has claimed this case.');
  await expect(rows(page), 'nothing was done yet').toHaveCount(4);
  await job(page).getByRole('button', { name: 'Snooze 3' }).press('Enter');
  await expect(job(page)).toContainText('Finished', { timeout: 60_000 });
  await expect(rows(page)).toHaveCount(1);
  await job(page).getByRole('link', { name: '1', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Snooze 4 applicants');
  await expect(page.locator('#not-done')).toContainText('Someone else has claimed this case.');

  await openQueue(page, `tab=snoozed&text=${word}`, 3);
  await boxes(page).nth(0).check();
  await expect(bar(page).getByRole('button', { name: 'Archive…' })).toBeVisible();
  await expect(bar(page).getByRole('button', { name: 'Snooze…' }), 'they are asleep already').toHaveCount(0);
});

test('Reviewers assign to themselves alone, and a manager selects nothing', async ({ signedIn }) => {
  const word = await casesOf(2);
  const page = await signedIn('reviewer');
  await openQueue(page, `text=${word}`, 2);
  await boxes(page).nth(0).check();
  await bar(page).getByRole('button', { name: 'Assign…' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Me', 'No one: end the assignment']);
  await page.getByRole('menuitem', { name: 'Me', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'You' })).toHaveCount(1);
  await expect(bar(page).getByRole('button', { name: 'Restore…' })).toHaveCount(0);

  const manager = await signedIn('manager');
  await manager.goto('/queue');
  await expect(rows(manager).first()).toBeVisible();
  await expect(manager.getByRole('checkbox')).toHaveCount(0);
});

test('A box draws its own row again and no other; the selection stays over pages', async ({ signedIn }) => {
  const page = await signedIn('approver');
  await page.goto('/queue');
  await expect(page.getByRole('link', { name: 'Next' })).toBeVisible();
  await rows(page).nth(0).focus();
  // Applicants may be coming in and the clock may turn: a quiet moment comes soon.
  await expect(async () => {
    expect(await page.evaluate(rowsChangedBySpace)).toBe(1);
  }).toPass({ timeout: 30_000 });
  if (!(await boxes(page).nth(0).isChecked())) await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('1 selected');

  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByRole('link', { name: 'Previous' })).toBeVisible();
  await expect(bar(page)).toContainText('1 selected');
  await page.getByRole('checkbox', { name: 'Select this page' }).check();
  await bar(page)
    .getByRole('button', { name: /^Select all [\d,]+ that match$/ })
    .click();
  await expect(bar(page)).toContainText(/All [\d,]+ selected/);
  await bar(page).getByRole('button', { name: 'Archive…' }).click();
  await expect(job(page)).toContainText('Dry run, nothing is done yet');
  await expect(job(page).getByRole('button', { name: /^Archive [\d,]{2,}$/ })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(job(page)).toHaveCount(0);
});

/** How many rows of the table change when the space bar is pressed in the row with the focus. */
async function rowsChangedBySpace(): Promise<number> {
  const changed = new Set<Element | null>();
  const observer = new MutationObserver((found) => {
    for (const { target } of found)
      changed.add(target instanceof Element ? target.closest('tr') : target.parentElement);
  });
  const box = document.activeElement?.closest('tr')?.querySelector('input');
  const before = box?.checked;
  const options = { subtree: true, childList: true, attributes: true, characterData: true };
  for (const body of document.querySelectorAll('.queue-rows')) observer.observe(body, options);
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  observer.disconnect();
  if (box?.checked === before) throw new Error('the space bar did not change the box');
  // A ticked box is a property and no change of the document: its own row counts in any case.
  changed.add(box?.closest('tr') ?? null);
  return changed.size;
}
