import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { db } from '#lib/data/database.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 120_000 });

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or act' });

test.afterAll(async () => {
  await db().member.updateMany({ where: { email: 'reviewer2@docket.test' }, data: { keys: {} } });
  await endInventedCases();
});

test('By the palette alone: to an applicant, their decision, another theme, another place and out', async ({
  signedIn,
}) => {
  const name = `Palette ${randomUUID().slice(0, 8)}`;
  const page = await signedIn('reviewer2');
  await page.goto('/');
  const address = await anInventedCase({ documents: [], portrait: null, person: { fullName: name, givenName: name } });
  await expect(page.locator('a[data-row]').first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await expect(palette(page).getByRole('option', { name: 'Take the next case n' })).toBeVisible();
  await expect(palette(page).getByRole('option', { name: 'Team' }), 'no place of another role').toHaveCount(0);
  await page.keyboard.type(name);
  await expect(palette(page).getByRole('option', { name: new RegExp(`^${name} DK-`) })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${address}`);

  const reject = page.getByRole('radio', { name: /^Reject/ });
  await expect(reject).toBeEnabled();
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('rej');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  await expect(reject, 'as by x').toBeChecked();
  await expect(page.getByRole('listbox', { name: 'Reason' }), 'as by x').toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.getByRole('button', { name: 'Search or act' }).click();
  await page.keyboard.type('hits');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Hits' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('sign out');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/sign-in');
});

test('A changed key acts and is shown everywhere, in another browser too; switched off, none acts', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer2');
  await page.goto('/me');
  const line = (words: string) => page.getByRole('button', { name: new RegExp(`^${words}: `) });
  await line('Next row').click();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Only a single letter or sign will do.')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByText('“n” is taken by “Take the next case” (Everywhere).')).toBeVisible();
  await page.keyboard.press('v');
  await expect(line('Next row')).toHaveText('v');
  await expect(line('Next row')).toBeFocused();

  const other = await signedIn('reviewer2');
  await other.goto('/');
  await expect(other.locator('a[data-row]').first()).toBeVisible();
  await expect(other.locator('footer .key').first()).toHaveText('v');
  await other.keyboard.press('j');
  await expect(other.locator('a[data-row]:focus')).toHaveCount(0);
  await other.keyboard.press('v');
  await expect(other.locator('a[data-row]:focus')).toHaveCount(1);
  await other.keyboard.press('?');
  await expect(other.getByRole('dialog', { name: 'Keys' }).getByText('Next row').locator('..')).toHaveText(/v/);
  await other.keyboard.press('Escape');

  const letters = page.getByRole('checkbox', { name: 'Single letters and signs act' });
  await letters.click();
  await expect(letters).not.toBeChecked();
  await page.goto('/queue');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await expect(page.locator('footer .key').first()).toBeHidden();
  await page.keyboard.press('v');
  await expect(page.locator('a[data-row]:focus')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('a[data-row]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
});
