import type { Page } from '@playwright/test';
import { expect, test, wordsIn } from './fixtures.ts';

test.describe.configure({ timeout: 180_000 });

const blockpass = { id: 'blockpass', label: 'Blockpass' };
const allpass = { id: 'allpass', label: 'Allpass.ai' };

/** Opens the applicant of a provider's n-th case in the queue, at the tab of its commands. */
async function openAt(page: Page, { id, label }: { id: string; label: string }, nth: number): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: label }).nth(nth);
  // Right after a start, applicants are still being copied.
  await expect(async () => {
    await page.goto(`/queue?provider=${id}`);
    await expect(row).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/\/applicants\//);
  await page.getByRole('tab', { name: `At ${label}` }).click();
}

/** The row of the newest command of a name. */
const commandRow = (page: Page, name: string) =>
  page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: name }).first();

async function reject(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /Reject/ }).check();
  await page.getByRole('option').first().click();
}

test('A rejection with archiving: the archive command is sent after the time in which it can be undone', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await openAt(page, blockpass, 0);
  await reject(page);
  await page.getByRole('button', { name: 'Record with or without sending' }).click();
  await page.getByRole('menuitemradio', { name: 'Record and archive at Blockpass' }).click();
  await page.getByRole('button', { name: /^Record and archive at Blockpass/ }).click();
  await page.getByRole('button', { name: 'Record anyway' }).click();
  await expect(page.getByRole('region', { name: 'Decision' }).getByRole('status')).toContainText('Rejected');

  await page.getByRole('tab', { name: 'At Blockpass' }).click();
  await expect(commandRow(page, 'Archive')).toContainText(/sent in \d+ s/);
  await expect(commandRow(page, 'Archive')).toContainText('Done', { timeout: 30_000 });
  await commandRow(page, 'Archive').getByRole('button', { name: 'History' }).click();
  await expect(commandRow(page, 'Archive')).toContainText('Archive: ordered');
  await expect(commandRow(page, 'Archive')).toContainText('Archive: sent');
  await page.reload();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Archive: done');
});

test('An archive command is undone before it is sent: nothing reaches the provider', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await openAt(page, blockpass, 1);
  await page.getByRole('button', { name: 'Archive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive at Blockpass' });
  await expect(dialog).toContainText('can’t be taken back');
  await expect(dialog.getByRole('button', { name: 'Archive at Blockpass' })).toBeDisabled();
  await dialog.getByLabel('Type “archive” to confirm').fill('archive');
  await dialog.getByRole('button', { name: 'Archive at Blockpass' }).click();
  await commandRow(page, 'Archive').getByRole('button', { name: 'Undo' }).click();
  await expect(commandRow(page, 'Archive')).toContainText('Undone before it was sent');
  await page.reload();
  await expect(page.locator('header')).toContainText('Blockpass says');
  await expect(page.locator('header')).not.toContainText('Archived at');
});

test('A reviewer orders a new link: the dialog shows it', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await openAt(page, allpass, 0);
  await page.getByRole('button', { name: 'New verification link…' }).click();
  const asking = page.getByRole('dialog', { name: 'New verification link at Allpass.ai' });
  await asking.getByRole('button', { name: 'New verification link at Allpass.ai' }).click();
  const given = page.getByRole('dialog', { name: 'New verification link' });
  await expect(given).toContainText(/https?:\/\//, { timeout: 15_000 });
  await given.getByRole('button', { name: 'Close' }).click();
  await expect(commandRow(page, 'New verification link')).toContainText('Done');
  await expect(commandRow(page, 'New verification link')).toContainText(/until/);
});

test('A reviewer asks for a deletion at the provider, an approver confirms it and restores the applicant', async ({
  signedIn,
}) => {
  const reviewer = await signedIn('reviewer');
  await openAt(reviewer, allpass, 1);
  await reviewer.getByRole('button', { name: 'Schedule deletion…' }).click();
  const asking = reviewer.getByRole('dialog', { name: /^Schedule deletion DK-/ });
  const words = await wordsIn(asking);
  await asking.getByLabel('Reason, for the one who confirms').fill('The applicant asked for it.');
  await asking.getByLabel(`Type “${words}” to confirm`).fill(words);
  await asking.getByRole('button', { name: 'Ask to schedule deletion' }).click();
  await expect(reviewer.getByRole('tabpanel')).toContainText('waits for a second person');

  const page = await signedIn('approver');
  await page.goto('/erasures');
  const asked = page.getByRole('listitem').filter({ hasText: `Schedule deletion ${words}` });
  await asked.getByRole('button', { name: 'Confirm…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(`Type “${words}” to confirm`).fill(words);
  await dialog.getByRole('button', { name: 'Schedule deletion', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(reviewer.url());
  await page.getByRole('tab', { name: 'At Allpass.ai' }).click();
  await expect(commandRow(page, 'Schedule deletion')).toContainText('Done', { timeout: 30_000 });
  await expect(commandRow(page, 'Schedule deletion')).toContainText('Allpass.ai does it on');
  // The reviewer's page was read before there was a command.
  await expect(commandRow(reviewer, 'Schedule deletion')).toContainText('Done', { timeout: 15_000 });

  await page.getByRole('button', { name: 'Restore…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore at Allpass.ai' }).click();
  await expect(commandRow(page, 'Restore')).toContainText('Done', { timeout: 15_000 });
});

test('A new applicant is created at a provider: the page shows the link', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
  await page.getByRole('link', { name: 'New applicant' }).click();
  await page.getByRole('combobox', { name: 'Connection' }).click();
  await page.getByRole('option', { name: /Allpass/ }).click();
  await page.getByRole('button', { name: 'Create applicant at Allpass.ai' }).click();
  await expect(page.getByText('This is needed.').first()).toBeVisible();

  await page.getByRole('combobox', { name: 'Connection' }).click();
  await page.getByRole('option', { name: /Ondato/ }).click();
  await page.getByRole('button', { name: 'Create applicant at Ondato' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText('Created at Ondato', { timeout: 15_000 });
  await expect(page.getByRole('main').getByRole('status')).toContainText(/https?:\/\//);
});

test('An auditor may not send commands: no form and no link to it are shown', async ({ signedIn }) => {
  const page = await signedIn('auditor');
  await page.goto('/applicants/new');
  await expect(page.getByRole('combobox', { name: 'Connection' })).toHaveCount(0);
  await page.goto('/queue');
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'New applicant' })).toHaveCount(0);
});
