import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';

const password = 'seven horses under a tin roof';

/** Runs `npm run setup`. Gives the link that it prints. */
async function invited(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=react-server',
    'bin/run.mjs',
    'setup',
    ...args,
  ]);
  return stdout.trim().split('\n').at(-1) ?? '';
}

test('A first admin sets a password with the link from the terminal; the link works once', async ({ page }) => {
  const link = await invited('--admin', 'first.admin@docket.test', '--name', 'First Admin');
  expect(link).toMatch(/\/welcome\/[\w-]{43}$/);
  await page.goto(link);

  await page.getByLabel('Password', { exact: true }).fill('too short');
  await page.getByLabel('Repeat the password').fill('too short');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /15/ })).toBeVisible();

  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Repeat the password').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Work email').fill('first.admin@docket.test');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(/\/admin$/);

  await page.goto(link);
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
});

test('An unknown link shows no form', async ({ page }) => {
  await page.goto(`/welcome/${'x'.repeat(43)}`);
  await expect(page.getByLabel('Password')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Set password' })).toHaveCount(0);
});

test('After ten wrong passwords the account is locked, and the page says for how long', async ({ page }) => {
  // Eleven passwords are hashed, one after the other.
  test.setTimeout(150_000);
  await invited('--invite', 'forgetful@docket.test', '--role', 'reviewer');
  await page.goto('/sign-in');
  for (let guess = 0; guess <= 10; guess += 1) {
    await page.getByLabel('Work email').fill('forgetful@docket.test');
    await page.getByLabel('Password').fill(`guess number ${guess}`);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Continue' })).toBeEnabled();
  }
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /Try again in/ })
      .first(),
  ).toBeVisible();
});
