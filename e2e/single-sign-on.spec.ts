import type { Page } from '@playwright/test';
import { closeDatabase } from '#lib/data/database.ts';
import { codeNow } from '#test/auth/one-time-code.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { endWeb, startWeb, type WebProcess } from '#test/journeys/web-process.ts';
import { issuerVariables } from '#test/oidc/configure.ts';
import { type RealIssuer, realIssuer } from '#test/oidc/real-issuer.ts';
import { freePort } from '../bin/postgres/cluster.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 240_000 });

let desk: WebProcess;
let issuer: RealIssuer;

/** The desk is at 127.0.0.1 and the issuer at localhost: to the browser, two sites. */
test.beforeAll(async () => {
  const port = await freePort();
  issuer = await realIssuer(`http://127.0.0.1:${port}/api/auth/callback/oidc`);
  const roles = { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'kyc-desk=reviewer' };
  desk = await startWeb({ ...issuerVariables(issuer), ...roles }, port);
});

test.afterAll(async () => {
  await endWeb();
  await issuer.close();
  await closeDatabase();
});

const onSignIn = (page: Page) => expect(page).toHaveURL((url) => url.pathname === '/sign-in');

/** Every page of the desk that this tab asks for, in order. */
function pagesAsked(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (request.isNavigationRequest() && url.origin === desk.url) asked.push(url.pathname);
  });
  return asked;
}

test('Single sign-on: refused there, in at the deep link, a second factor, out, in again with its code', async ({
  page,
}) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  const name = `nora-${crypto.randomUUID().slice(0, 8)}`;
  issuer.accounts.set(name, {
    email: `${name}@norrsund.example`,
    email_verified: true,
    name: 'Nora Halvorsen',
    groups: ['kyc-desk'],
  });

  // Refused at the issuer: back at the sign-in with words, and still with the deep link.
  await page.goto(`${desk.url}/hits?topic=sanction`);
  await onSignIn(page);
  const go = page.getByRole('button', { name: 'Continue with Norrsund ID' });
  await go.click();
  await expect(page).toHaveURL((url) => url.hostname === 'localhost');
  await page.getByRole('button', { name: 'Refuse' }).click();
  await onSignIn(page);
  await expect(page.getByText('Norrsund ID did not sign you in.')).toBeVisible();
  await expect(page.getByText('access_denied')).toHaveCount(0);
  expect(await axeFaults(page)).toEqual([]);

  // In, and at the deep link, which is opened once.
  const asked = pagesAsked(page);
  await go.click();
  await page.getByLabel('Account').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${desk.url}/hits?topic=sanction`);
  await expect(page.getByRole('main')).toBeVisible();
  expect(asked).toEqual(['/api/auth/callback/oidc', '/hits']);

  // A link on another site, while signed in: the session's cookie comes with the second request, and only one follows.
  await page.goto(`${issuer.url}/.well-known/openid-configuration`);
  asked.length = 0;
  await page.evaluate((to) => {
    document.body.replaceChildren(Object.assign(document.createElement('a'), { href: to, textContent: 'A link' }));
  }, `${desk.url}/me`);
  await page.getByRole('link', { name: 'A link' }).click();
  await expect(page.getByText('Connected with your account at Norrsund ID')).toBeVisible();
  expect(asked).toEqual(['/me', '/sign-in', '/me']);
  expect(await axeFaults(page)).toEqual([]);

  // Without a password here, a first second factor takes only the new sign-in.
  await expect(page.getByRole('button', { name: 'Change password' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Set up app…' }).click();
  const app = page.getByRole('dialog', { name: 'Set up an app for codes' });
  await expect(app.getByText('You have no password here.')).toBeVisible();
  await app.getByRole('button', { name: 'Go on' }).click();
  const secret = (await app.locator('.mono').textContent()) ?? '';
  await app.getByLabel('Code of the app').fill(codeNow(secret, -1));
  await app.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('dialog', { name: 'The app is set up' }).getByRole('button', { name: 'Close' }).click();

  // Out, and in again: the issuer still knows the person, and names no second factor.
  await page.getByRole('button', { name: /Nora Halvorsen/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await onSignIn(page);
  await page.goto(`${desk.url}/me`);
  await onSignIn(page);
  await go.click();
  await expect(page.getByText('Norrsund ID knows you. One more step.')).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  const code = page.getByLabel('Code of your app, or a recovery code');
  await code.fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This code is wrong, or was used already.')).toBeVisible();
  await code.fill(codeNow(secret));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${desk.url}/me`);
  await expect(page.getByText('Connected with your account at Norrsund ID')).toBeVisible();
  expect(violations).toEqual([]);
});
