import { randomUUID } from 'node:crypto';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

test('Two cases are archived in bulk and undone: the panel says until when, and both are back', async ({
  signedIn,
}) => {
  test.setTimeout(120_000);
  const word = `undo${randomUUID().replaceAll('-', '').slice(0, 10)}`;
  for (const givenName of ['Ada', 'Bea']) {
    const person = { fullName: `${givenName} ${word}`, givenName };
    await anInventedCase({ documents: [], portrait: null, person });
  }
  const page = await signedIn('reviewer');
  const rows = page.locator('a[data-row]');
  await page.goto(`/queue?text=${word}`);
  await expect(rows).toHaveCount(2);
  await page.locator('.queue-rows').getByRole('checkbox').nth(0).click();
  await page.locator('.queue-rows').getByRole('checkbox').nth(1).click();
  const bar = page.getByRole('region', { name: 'Selected cases' });
  await bar.getByRole('button', { name: 'Archive…' }).press('Enter');
  const job = page.getByRole('region', { name: /: job$/ });
  await job.getByRole('button', { name: 'Archive 2' }).press('Enter');
  await expect(job).toContainText('Finished', { timeout: 30_000 });
  await expect(rows).toHaveCount(0);

  await job.getByRole('button', { name: 'Undo…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('2 applicants archived in Docket alone: back in the queue.');
  await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(job).toContainText('Undone', { timeout: 30_000 });
  await page.goto(`/queue?text=${word}`);
  await expect(rows).toHaveCount(2);
});
