import type { Page } from '@playwright/test';
import { blankDocument, unsaidHit } from '#lib/providers/reading/blank.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import { anInventedCase, anUnreadCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const reason = (page: Page) => page.getByRole('combobox', { name: 'Reason' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });

/** Someone whose only flaw is a check that failed; without images, nothing else has to be confirmed. */
const failing = () =>
  anInventedCase({ documents: [], portrait: null, checks: [exampleCheck({ kind: 'face', outcome: 'fail' })] });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  // Keys work once the page's script runs, a moment after its text is there.
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 300 });
  }).toPass();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
}

test('A failing blocker: no key passes an approval without a reason and a note of 10 characters', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page, await failing());
  await page.keyboard.press('a');
  await expect(decision(page)).toContainText(
    'Approving takes a reason and a note of at least 10 characters: 1 blocker fails.',
  );
  await expect(reason(page)).toBeFocused();

  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('y');
  await expect(decision(page)).toContainText('Not saved. Choose a reason: 1 blocker fails.');
  await expect(reason(page)).toBeFocused();
  await expect(decision(page).getByRole('status')).toHaveCount(0);

  await page.keyboard.press('2');
  await expect(reason(page)).toHaveText('Difference explained');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Write a note of at least 10 characters: 1 blocker fails.');
  await expect(note(page)).toBeFocused();

  await page.keyboard.type('Too short');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Write a note of at least 10 characters');
  await page.keyboard.type(', now long enough.');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page).getByRole('status')).toContainText('Approved');
});

test('Unseen images and a failing blocker: y is asked for only once the reason and the note are there', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page, await anInventedCase({ checks: [exampleCheck({ kind: 'face', outcome: 'fail' })] }));
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('y');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(decision(page).getByRole('status')).toHaveCount(0);
  await page.keyboard.press('1');
  await note(page).fill('Compared by hand, it is the same face.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/applicants\//);
});

test('Ctrl+Enter says what is missing and moves there', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await open(page, await anInventedCase({ documents: [], portrait: null }));
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Choose to approve or to reject first.');
  await expect(page.getByRole('radio', { name: /Approve/ })).toBeFocused();
  await page.getByRole('radio', { name: /Reject/ }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Reason' })).toBeHidden();
  await expect(page).toHaveURL(/\/applicants\//);
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Choose at least one reason.');
  await expect(reason(page)).toBeFocused();
  await expect(page.getByRole('listbox', { name: 'Reason' })).toBeVisible();
  await page.keyboard.press('9');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Reason RJ-09 needs a note.');
  await expect(note(page)).toBeFocused();
});

test('A reason is chosen by arrows, a letter or a digit, and by nothing that was not meant', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await open(page, await anInventedCase({ documents: [], portrait: null }));
  await page.keyboard.press('x');
  const list = page.getByRole('listbox', { name: 'Reason' });
  await expect(list.getByRole('option')).toHaveCount(9);
  await expect(reason(page)).toHaveAttribute('aria-expanded', 'true');
  // Neither leaving the list nor closing it chooses what the cursor happens to be on.
  await page.keyboard.press('Tab');
  await expect(list).toBeHidden();
  await expect(reason(page)).toHaveText('Choose a reason');

  await reason(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(list).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const cursor = await reason(page).getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${cursor}"]`)).toContainText('Document expired');
  await page.keyboard.press('Enter');
  await expect(reason(page)).toHaveText('Document expired');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toContainText('Document expired');
  await page.keyboard.press('u');
  await page.keyboard.press(' ');
  await expect(reason(page)).toHaveText('Under age');
  await expect(list).toBeHidden();
  await page.locator('label', { hasText: 'Reason' }).click();
  await page.getByRole('option', { name: 'Not the same person' }).click();
  await expect(reason(page)).toHaveText('Not the same person');
});

test('Open hits name their list, entry and date, or say that there is no record', async ({ signedIn }) => {
  const unsaid = { ...unsaidHit, raw: null };
  const named = { ...unsaid, id: '1', list: 'EU sanctions', name: 'Aydana OMAROVA', birthDate: '1968', reason: null };
  const silent = { ...unsaid, id: '2', list: null, name: null, birthDate: null, reason: 'potential_match' };
  const screened = exampleCheck({ kind: 'aml', outcome: 'fail', at: '2026-11-20T09:00:00.000Z' });
  const address = await anInventedCase({ hits: [named, silent], checks: [screened] });
  const page = await signedIn('reviewer');
  await page.goto(address);
  const blockers = decision(page).getByRole('listitem');
  await expect(blockers.nth(0)).toContainText('EU sanctions, Aydana OMAROVA, born 1968, found 20 Nov 2026');
  await expect(blockers.nth(1)).toContainText('gave no record, “potential_match”, found 20 Nov 2026');

  const manager = await signedIn('manager');
  await manager.goto(address);
  await manager.getByRole('tab', { name: 'Hits' }).click();
  await expect(manager.getByRole('tabpanel')).toContainText('Your role does not see whom a list names');
  await expect(manager.locator('body')).not.toContainText('OMAROVA');
});

test('Whoever was not screened is not called clear, and a document without an image is not there', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  const passport = { ...blankDocument('p', 'passport'), number: 'X1234567', expiresOn: '2031-01-01' };
  await page.goto(await anInventedCase({ documents: [passport], portrait: null }));
  const sides = decision(page).getByRole('listitem').filter({ hasText: 'Both sides present' });
  await expect(sides).toContainText('no image');
  await page.getByRole('tab', { name: 'Hits' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Not screened by');
  await expect(page.getByRole('tabpanel')).not.toContainText(/nothing found|nobody/i);

  const clear = exampleCheck({ kind: 'aml', outcome: 'pass', at: '2026-11-20T09:00:00.000Z' });
  await page.goto(await anInventedCase({ checks: [clear] }));
  await page.getByRole('tab', { name: 'Hits' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Nothing found');
});

test('Where no answer could be read, no screen says that there is nothing', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto(await anUnreadCase());
  await expect(decision(page)).toContainText('The provider’s answer could not be read');
  for (const tab of ['Checks', 'Hits', 'Location']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('tabpanel')).toContainText('It says neither yes nor no.');
  }
  await expect(page.locator('main')).not.toContainText(/reports none|sent none|nothing found|Anonymized/i);
});
