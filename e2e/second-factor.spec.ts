import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { type Door, doors, openWithoutFactor, rightsOf } from '#lib/auth/doors.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { can } from '#lib/review/access.ts';
import { codeNow } from '#test/auth/one-time-code.ts';
import { givePassword } from '#test/auth/password.ts';
import { aMember } from '#test/builders/member.ts';
import { builtDoors } from '#test/doors/build.ts';
import { callFor, send } from '#test/doors/call.ts';
import { signedIn as callerOf } from '#test/doors/callers.ts';
import { absentTarget } from '#test/doors/target.ts';
import { denied } from '#test/doors/verdict.ts';
import { placesWith } from '#test/journeys/secrets-left.ts';
import { demoPassword } from '../bin/demo.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 240_000 });
test.afterAll(() => closeDatabase());

/** A new member with the password of the demo, so that the demo people keep signing in without a code. */
async function someone(role: 'reviewer' | 'manager', password = demoPassword) {
  const actor = await aMember(role, `Nora ${randomUUID().slice(0, 8)}`);
  await givePassword(actor.id, password);
  return actor;
}

async function typePassword(page: Page, email: string, password = demoPassword): Promise<void> {
  await page.getByLabel('Work email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Chromium's own authenticator, which keeps passkeys and always agrees. Passkeys are for names: localhost. */
async function withAuthenticator(page: Page): Promise<{ desk: string; privateKeys: () => Promise<string[]> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const privateKeys = async () => {
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials.map(({ privateKey }) => privateKey);
  };
  return { desk: (process.env.PUBLIC_URL ?? '').replace('127.0.0.1', 'localhost'), privateKeys };
}

test('Passkey, codes and recovery codes: set up, sign in with each, prove again, remove', async ({ page }) => {
  const password = `an own passphrase ${randomUUID()}`;
  const { email, id } = await someone('reviewer', password);
  const { desk, privateKeys } = await withAuthenticator(page);
  await page.goto(`${desk}/sign-in?from=%2Fme`);
  await typePassword(page, email, password);
  await page.waitForURL(/\/me/);

  // An app for codes, after the password.
  await page.getByRole('button', { name: 'Set up app…' }).click();
  const app = page.getByRole('dialog', { name: 'Set up an app for codes' });
  await app.getByLabel('Your password').fill(password);
  await app.getByRole('button', { name: 'Go on' }).click();
  await expect(app.getByRole('img', { name: 'QR code of the secret, for the app' })).toBeVisible();
  const secret = (await app.locator('.mono').textContent()) ?? '';
  await app.getByLabel('Code of the app').fill('000000');
  await app.getByRole('button', { name: 'Set up' }).click();
  await expect(app).toContainText('This is not the code that the app shows now.');
  const typed = codeNow(secret, -1);
  await app.getByLabel('Code of the app').fill(typed);
  await app.getByRole('button', { name: 'Set up' }).click();
  const done = page.getByRole('dialog', { name: 'The app is set up' });
  const codes = done.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = await codes.allTextContents();
  const [first = ''] = recovery;
  await done.getByRole('button', { name: 'Close' }).click();

  // A passkey, after a code; the password is not asked for any more.
  await page.getByRole('button', { name: 'Add passkey…' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a passkey' });
  await expect(adding.getByLabel('Your password')).toHaveCount(0);
  await adding.getByLabel('Code of your app, or a recovery code').fill(codeNow(secret));
  await adding.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('dialog', { name: 'The passkey is added' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('list', { name: 'Passkeys' })).toContainText('Passkey, made in Chrome on Linux');

  // Signing in with the passkey alone, and with password and recovery code, which is good once.
  await page.context().clearCookies();
  await page.goto(`${desk}/sign-in?from=%2Fme`);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL(/\/me/);
  await page.context().clearCookies();
  await page.goto(`${desk}/sign-in?from=%2Fme`);
  await typePassword(page, email, password);
  const code = page.getByLabel('Code of your app, or a recovery code');
  await code.fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'This code is wrong' })).toBeVisible();
  await code.fill(first);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/me/);
  await expect(page.getByText('9 recovery codes left')).toBeVisible();

  // The passkey proves again who the member is; a recovery code that was used does not.
  await page.getByRole('button', { name: 'Remove app…' }).click();
  const removing = page.getByRole('dialog', { name: 'Remove the app for codes' });
  await removing.getByRole('button', { name: 'Use a code instead' }).click();
  await removing.getByLabel('Code of your app, or a recovery code').fill(first);
  await removing.getByRole('button', { name: 'Remove' }).click();
  await expect(removing).toContainText('This code is wrong, or was used already.');
  await removing.getByRole('button', { name: 'Use a passkey instead' }).click();
  await removing.getByRole('button', { name: 'Remove' }).click();
  await expect(removing).toHaveCount(0);
  await expect(page.getByText('No app for one-time codes')).toBeVisible();

  // Nothing secret is in the page, in what the processes wrote, nor in any column of the database.
  const shown = await page.content();
  const cookie = (await page.context().cookies()).find(({ name }) => name.includes('session'))?.value ?? '';
  // Six digits are somewhere by chance: a code that was kept would stand between quotes.
  const secrets = [password, secret, ...recovery, ...(await privateKeys()), cookie, `"${typed}"`];
  expect(secrets.filter((one) => one.length < 8)).toEqual([]);
  for (const one of secrets) expect(shown).not.toContain(one);
  const folder = process.env.DOCKET_DATA_DIR ?? '';
  expect(await placesWith(secrets, folder)).toEqual([]);
  // Control: what is kept and what is written are found.
  expect(await placesWith([id], folder)).toContain('ledger.entry');
  expect(await placesWith(['worker ready'], folder)).toEqual(
    expect.arrayContaining([expect.stringMatching(/worker.*log$/)]),
  );
});

test('A role that needs a second factor: who has none can set one up, and nothing else', async ({ signedIn, page }) => {
  const admin = await signedIn('admin2');
  await admin.goto('/admin/team');
  const change = async (act: string) => {
    await admin.getByRole('button', { name: `${act}… of managers` }).click();
    const dialog = admin.getByRole('dialog', { name: `${act} a second factor of managers` });
    await dialog.getByLabel('Your password').fill(demoPassword);
    await dialog.getByRole('button', { name: act }).click();
    await expect(dialog).toHaveCount(0);
  };
  await change('Require');
  try {
    const { email } = await someone('manager');
    await page.goto('/sign-in');
    await typePassword(page, email);
    await page.waitForURL(/\/me/);
    await expect(page.getByText('Your role needs a second factor.')).toBeVisible();
    await page.goto('/queue');
    await expect(page).toHaveURL(/\/me/);

    const { cookie, actor } = await callerOf('manager');
    const built = builtDoors();
    const open: Door[] = [];
    for (const door of Object.keys(doors) as Door[]) {
      if (!rightsOf(doors[door]).some((right) => can(actor, right)) || openWithoutFactor.has(door)) continue;
      const answer = await send(callFor(door, built, absentTarget()), cookie);
      const isLed = answer.status === 307 && answer.headers.location === '/me';
      if (!isLed && !denied(door, answer)) open.push(door);
    }
    expect(open).toEqual([]);
    expect((await send(callFor('page /me', built, absentTarget()), cookie)).status).toBe(200);

    await page.getByRole('button', { name: 'Set up app…' }).click();
    const app = page.getByRole('dialog', { name: 'Set up an app for codes' });
    await app.getByLabel('Your password').fill(demoPassword);
    await app.getByRole('button', { name: 'Go on' }).click();
    await app.getByLabel('Code of the app').fill(codeNow((await app.locator('.mono').textContent()) ?? ''));
    await app.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog', { name: 'The app is set up' }).getByRole('button', { name: 'Close' }).click();
    await expect(page.getByText('Your role needs a second factor.')).toHaveCount(0);
    await page.goto('/queue');
    await expect(page).toHaveURL(/\/queue/);
  } finally {
    await change('Don’t require');
  }
});
