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
  const erased = reviewer.getByRole('region', { name: 'Erased' });
  await expect(erased).toContainText('Delete: asked by Tomás Ferreira, confirmed by');
  await expect(erased).toContainText('Vult was told too.');
  await expect(erased).toContainText(/Gone.*can never be read again.*Stays.*the whole ledger/s);
  await expect(reviewer.getByRole('region', { name: 'Decision' })).toContainText(/Nothing is left to decide|Decision/);
  for (const tab of await reviewer.getByRole('tab').all()) {
    await tab.click();
    await expect(reviewer.getByRole('tabpanel')).not.toBeEmpty();
    await expect(reviewer.locator('main'), (await tab.textContent()) ?? '').not.toContainText(
      /could not be read|not known|says nothing|Copy from|No notes/i,
    );
  }
  await erased.getByRole('link', { name: 'Open the job' }).click();
  await expect(reviewer.getByRole('heading', { level: 1 })).toContainText('Delete');
  await reviewer.goto('/jobs');
  await expect(reviewer.getByRole('listitem').filter({ hasText: `Delete ${words}` })).toContainText('1 of 1 done');
  await reviewer.goto(address);
  await reviewer.getByRole('tab', { name: 'Timeline' }).click();
  await expect(reviewer.getByRole('tabpanel')).toContainText('Erased in Docket');
  await expect(reviewer.getByRole('tabpanel')).toContainText('Delete: confirmed for 1 applicant');
});
