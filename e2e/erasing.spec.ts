import type { Locator } from '@playwright/test';
import { demoPassword } from '../bin/demo.ts';
import { expect, test, wordsIn } from './fixtures.ts';

test.describe.configure({ timeout: 240_000 });

async function proveIn(dialog: Locator, words: string): Promise<void> {
  await dialog.getByLabel(`Type “${words}” to confirm`).fill(words);
  await dialog.getByLabel('Your password').fill(demoPassword);
}

test('A delete asked for by one and confirmed by another: the person is gone, the ledger stays', async ({
  signedIn,
}) => {
  const reviewer = await signedIn('reviewer2');
  const row = reviewer.getByRole('row').filter({ hasText: 'Vult' }).nth(2);
  await expect(async () => {
    await reviewer.goto('/queue?provider=vult');
    await expect(row).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  const name = (await row.locator('bdi').first().textContent()) ?? '';
  await row.getByRole('link').click();
  await expect(reviewer).toHaveURL(/\/applicants\//);
  const address = reviewer.url();
  await reviewer.getByRole('tab', { name: /^At / }).click();

  await reviewer.getByRole('button', { name: 'Delete…' }).click();
  const asking = reviewer.getByRole('dialog', { name: /^Delete DK-/ });
  const words = await wordsIn(asking);
  await asking.getByLabel('Reason, for the one who confirms').fill('The applicant asked for it.');
  await asking.getByLabel(`Type “${words}” to confirm`).fill(words);
  await asking.getByLabel('Your password').fill('not my password');
  await asking.getByRole('button', { name: 'Ask to delete' }).click();
  await expect(asking).toContainText('This is not your password.');
  await proveIn(asking, words);
  await asking.getByRole('button', { name: 'Ask to delete' }).click();
  await expect(reviewer.getByRole('tabpanel')).toContainText('waits for a second person');

  const approver = await signedIn('approver2');
  await approver.goto('/erasures');
  const asked = approver.getByRole('listitem').filter({ hasText: `Delete ${words}` });
  await asked.getByRole('button', { name: 'Confirm…' }).click();
  const confirming = approver.getByRole('dialog', { name: /^Delete DK-/ });
  await proveIn(confirming, words);
  await confirming.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(confirming).toHaveCount(0);

  await expect(async () => {
    await reviewer.goto(address);
    await expect(reviewer.locator('header')).toContainText('Erased', { timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await expect(reviewer.locator('main')).not.toContainText(name);
  await reviewer.getByRole('tab', { name: 'Timeline' }).click();
  await expect(reviewer.getByRole('tabpanel')).toContainText('Erased in Docket');
  await expect(reviewer.getByRole('tabpanel')).toContainText('Delete: confirmed for 1 applicant');
});
