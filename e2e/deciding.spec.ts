import type { Page } from '@playwright/test';
import { blankDocument, unsaidHit } from '#lib/providers/reading/blank.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import { anInventedCase, anUnreadCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { openByKeys } from '#test/journeys/keys.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const reason = (page: Page) => page.getByRole('combobox', { name: 'Reason' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });

/** Someone whose only flaw is a check that failed; without images, nothing else has to be confirmed. */
const failing = () =>
  anInventedCase({ documents: [], portrait: null, checks: [exampleCheck({ kind: 'face', outcome: 'fail' })] });

const open = (page: Page, address: string) => openByKeys(page, address, 'Decision');

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
  await expect(decision(page)).toContainText('Tick what you checked yourself');
  for (const box of await decision(page).getByRole('checkbox').all()) await box.check();
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
  await expect(decision(page)).toContainText('Choose a decision first.');
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

test('A reason is chosen by arrows or a digit, and by nothing that was not meant', async ({ signedIn }) => {
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
  // Letters are left to the page: one that is no outcome moves nothing.
  await page.keyboard.press('u');
  await expect(page.getByRole('option', { selected: true })).toContainText('Document expired');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(reason(page)).not.toHaveText(/Document expired|Choose a reason/);
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
  await expect(sides).toContainText('No image: both sides can’t be checked');
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

/** Someone with nothing to look at and nothing to clear, whose items are all to be ticked by hand. */
const blank = () => anInventedCase({ documents: [], portrait: null });

test('Hold needs a reason or a note, stays in the pane with who and why, and is undone by Ctrl+Z', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page, await blank());
  await page.keyboard.press('p');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Say why it is held: a reason or a note.');
  await page.keyboard.press('2');
  await page.keyboard.press('m');
  await page.keyboard.type('Waits for the bank.');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Nadia Brandt put it on hold');
  await expect(decision(page)).toContainText('Waits for the bank.');
  await expect(decision(page)).toContainText('Hold is closed: This case is on hold already.');
  await expect(decision(page).getByRole('radio', { checked: true })).toHaveCount(0);

  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(decision(page)).not.toContainText('put it on hold');
  await expect(note(page)).toHaveValue('Waits for the bank.');
  await expect(page.getByRole('radio', { name: /Hold/ })).toBeChecked();
});

test('Snooze by two keys says until when; the wait can be ended', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await open(page, await blank());
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(decision(page).getByRole('button', { name: /^Snooze until \d\d:\d\d/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Nadia Brandt snoozed it');
  await expect(page.locator('header')).toContainText('Snoozed');
  await decision(page).getByRole('button', { name: 'End the wait' }).click();
  await expect(decision(page)).toContainText('took the case up again');
  await expect(page.locator('header')).not.toContainText('Snoozed');
});

test('A decision is undone by Ctrl+Z with its draft back; once decided it is reopened with a sentence', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page, await blank());
  const reject = async () => {
    await page.keyboard.press('x');
    await page.keyboard.press('3');
    await page.keyboard.press('Control+Enter');
    await expect(decision(page).getByRole('status')).toContainText('Rejected');
  };
  await reject();
  await page.keyboard.press('Control+z');
  await expect(decision(page).getByRole('status')).toHaveCount(0);
  await expect(page.getByRole('radio', { name: /Reject/ })).toBeChecked();
  await expect(reason(page)).not.toHaveText('Choose a reason');

  await reject();
  await decision(page).getByRole('button', { name: 'Reopen…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reopen the case' });
  await expect(dialog.getByRole('button', { name: 'Reopen' })).toBeDisabled();
  await dialog.getByLabel('Why').fill('The applicant sent a new passport.');
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await expect(decision(page)).toContainText('Nadia Brandt reopened the case');
  await expect(decision(page)).toContainText('The applicant sent a new passport.');
  await expect(decision(page).getByRole('radio', { checked: true })).toHaveCount(0);
});

test('What was typed is there after a reload, and gone once it was recorded', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  const address = await blank();
  await open(page, address);
  await page.keyboard.press('e');
  await expect(page.getByLabel(/^Note/)).toBeFocused();
  await page.keyboard.type('Look at the address.');
  await expect(decision(page)).toContainText('Draft saved');
  await page.reload();
  await expect(page.getByLabel(/^Note/)).toHaveValue('Look at the address.');
  await expect(page.getByRole('radio', { name: /Escalate/ })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Nadia Brandt escalated it to any approver');
  // An approver decides it now.
  await expect(decision(page).getByRole('radio')).toHaveCount(0);
});

test('A clean approval is two keys, and with Shift the next case is there', async ({ signedIn }) => {
  const page = await signedIn('reviewer2');
  const address = await anInventedCase({ documents: [], portrait: null });
  await open(page, address);
  for (const box of await decision(page).getByRole('checkbox').all()) await box.check();
  await page.keyboard.press('a');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page).not.toHaveURL(new RegExp(`${address}$`));
  await expect(page).toHaveURL(/\/applicants\//);
  await expect(decision(page)).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(page.getByRole('radio', { name: /Approve/ })).toBeChecked();
});
