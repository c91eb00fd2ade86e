import { demoPassword } from '../bin/demo.ts';
import { expect, test } from './fixtures.ts';

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

test('A reviewer signs in and arrives at the queue', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await expect(page).toHaveURL(/\/queue/);
});
