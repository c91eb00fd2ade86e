import type { Page } from '@playwright/test';
import { demoPassword } from '../bin/demo.ts';
import { expect, signIn, test } from './fixtures.ts';

test('Without a session, the queue redirects to the sign-in page', async ({ page }) => {
  await page.goto('/queue');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('A wrong password and an unknown e-mail address get the same message', async ({ page }) => {
  const answers: (string | null)[] = [];
  for (const email of ['reviewer2@docket.test', 'nobody@docket.test']) {
    await page.goto('/sign-in');
    await page.getByLabel('Work email').fill(email);
    await page.getByLabel('Password').fill(`not ${demoPassword}`);
    await page.getByRole('button', { name: 'Continue' }).click();
    answers.push(await page.getByRole('alert').filter({ hasText: /\S/ }).first().textContent());
  }
  expect(answers[0]).toBeTruthy();
  expect(answers[1]).toBe(answers[0]);
});

test('A reviewer signs in and arrives at the queue', async ({ page }) => {
  await signIn(page, 'reviewer');
  await expect(page).toHaveURL(/\/queue/);
});

test('A link on another site leads who is signed in to where it points, and others to sign in', async ({
  signedIn,
  browser,
  baseURL,
}) => {
  // To the browser, the two names of this machine are two sites.
  const elsewhere = (baseURL ?? '').replace('127.0.0.1', 'localhost');
  const follow = async (page: Page) => {
    // No page of React, which would put its own content back.
    await page.goto(`${elsewhere}/api/health`);
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to, textContent: 'A link' });
      document.body.replaceChildren(link);
    }, `${baseURL}/hits`);
    await page.getByRole('link', { name: 'A link' }).click();
  };
  const page = await signedIn('reviewer');
  await follow(page);
  await expect(page).toHaveURL((url) => url.pathname === '/hits');
  const stranger = await browser.newPage();
  await follow(stranger);
  await expect(stranger).toHaveURL((url) => url.pathname === '/sign-in' && url.searchParams.get('from') === '/hits');
  await expect(stranger.getByRole('button', { name: 'Use a passkey' })).toBeVisible();
  await stranger.close();
});

test('A demo person is signed in with one click; the password can be shown', async ({ page }) => {
  await page.goto('/sign-in');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('what I typed');
  await expect(password).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show the password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: /^Henrik Lindqvist/ }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/audit');
});
