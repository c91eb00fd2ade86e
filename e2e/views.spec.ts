import { randomUUID } from 'node:crypto';
import { expect, test } from './fixtures.ts';

test('A filter is saved as a view, shared by an approver, opened by a reviewer, renamed, and removed for all', async ({
  signedIn,
}) => {
  const name = `On hold at Ondato ${randomUUID()
    .replace(/[^a-f]/g, '')
    .slice(0, 6)}`;
  const page = await signedIn('approver');
  await page.goto('/queue?tab=on_hold&provider=ondato&text=maria');
  await page.getByRole('button', { name: 'Save view…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await expect(dialog).toContainText('A view keeps no searched text');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('checkbox', { name: 'For all who see the queue' }).check();
  await page.keyboard.press('Control+Enter');
  const mine = page.getByRole('navigation', { name: 'My views' }).getByRole('link', { name });
  await expect(mine).toBeVisible();

  const reader = await signedIn('reviewer');
  await reader.goto('/queue');
  const shared = reader.getByRole('navigation', { name: 'Shared views' }).getByRole('link', { name });
  await expect(shared).toHaveText(/\d+\+?$/);
  await shared.click();
  await expect(reader).toHaveURL(/\/queue\?tab=on_hold&provider=ondato$/);
  await expect(shared).toHaveAttribute('aria-current', 'page');
  await expect(reader.getByRole('button', { name: 'View', exact: true })).toHaveCount(0);

  await mine.click();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Change view…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`${name} now`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('link', { name: `${name} now` })).toBeVisible();
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Remove view…' }).click();
  await expect(page.getByRole('dialog')).toContainText('It goes from the lists of all colleagues.');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
  await reader.reload();
  await expect(reader.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expect(reader.getByRole('link', { name })).toHaveCount(0);
});
