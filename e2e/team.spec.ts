import { randomUUID } from 'node:crypto';
import { demoPassword } from '../bin/demo.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 150_000 });

const password = 'seven horses under a tin roof';

test('A member from the invitation to the end: link, role, sessions, new password, disabled', async ({
  signedIn,
  browser,
}) => {
  const admin = await signedIn('admin');
  await admin.goto('/admin/team');
  const name = `Nora Veld ${randomUUID().slice(0, 6)}`;
  const email = `${randomUUID()}@docket.test`;
  const row = admin.getByRole('row').filter({ hasText: name });
  const act = async (item: string) => {
    await row.getByRole('button', { name: `Acts on ${name}` }).click();
    await admin.getByRole('menuitem', { name: item }).click();
  };

  await admin.getByRole('button', { name: 'Invite' }).click();
  const inviting = admin.getByRole('dialog', { name: 'Invite someone' });
  await inviting.getByLabel('Name').fill(name);
  await inviting.getByLabel('Work email').fill(email);
  await inviting.getByRole('combobox', { name: 'Role' }).click();
  await admin.getByRole('option', { name: 'Reviewer' }).click();
  await inviting.getByLabel('Your password').fill('not my password');
  await inviting.getByRole('button', { name: 'Invite' }).click();
  await expect(inviting).toContainText('This is not your password.');
  await inviting.getByLabel('Your password').fill(demoPassword);
  await inviting.getByRole('button', { name: 'Invite' }).click();
  const link = (await inviting.locator('.mono').textContent()) ?? '';
  expect(link).toMatch(/\/welcome\/[\w-]{43}$/);
  await inviting.getByRole('button', { name: 'Close' }).click();
  await admin.getByRole('searchbox', { name: 'Search members' }).fill(name.slice(0, -2));
  await admin.keyboard.press('Enter');
  await expect(row).toContainText('Invited, no password yet');
  await expect(admin.getByRole('table', { name: 'Members' }).getByRole('row')).toHaveCount(2);

  const context = await browser.newContext();
  const member = await context.newPage();
  await member.goto(link);
  await member.getByLabel('Password', { exact: true }).fill(password);
  await member.getByLabel('Repeat the password').fill(password);
  await member.getByRole('button', { name: 'Set password' }).click();
  await member.waitForURL(/\/sign-in/);
  const signIn = async (secret: string) => {
    await member.getByLabel('Work email').fill(email);
    await member.getByLabel('Password', { exact: true }).fill(secret);
    await member.getByRole('button', { name: 'Continue' }).click();
  };
  await signIn(password);
  await member.waitForURL(/\/queue/);

  await act('Change role…');
  const changing = admin.getByRole('dialog', { name: `Role of ${name}` });
  await changing.getByRole('combobox', { name: 'Role' }).click();
  await admin.getByRole('option', { name: 'Auditor' }).click();
  await changing.getByLabel('Your password').fill(demoPassword);
  await changing.getByRole('button', { name: 'Change role' }).click();
  await expect(changing).toHaveCount(0);
  await expect(row).toContainText('Auditor');
  await member.goto('/');
  await expect(member).toHaveURL(/\/audit/);

  await member.goto('/me');
  const changed = 'eight horses under a tin roof';
  await member.getByLabel('Current password').fill(password);
  await member.getByLabel('New password', { exact: true }).fill(changed);
  await member.getByLabel('Repeat the new password').fill(changed);
  await member.getByRole('button', { name: 'Change password' }).click();
  await expect(member.getByText('Changed. Your other sessions have ended.')).toBeVisible();
  const browsers = member.getByRole('list', { name: 'Known browsers' }).getByRole('listitem');
  await expect(browsers).toHaveCount(1);
  await expect(browsers).toContainText(/Chrome on Linux.*This one/);

  await admin.reload();
  await act('Sessions…');
  const sessions = admin.getByRole('dialog', { name: `Sessions of ${name}` });
  await sessions.getByRole('button', { name: 'End the session in Chrome on Linux' }).click();
  await expect(sessions).toContainText('Not signed in anywhere.');
  await sessions.getByRole('button', { name: 'Close' }).click();
  await member.goto('/audit');
  await expect(member).toHaveURL(/\/sign-in/);
  await signIn(changed);
  await member.waitForURL(/\/audit/);

  await act('Disable…');
  const disabling = admin.getByRole('dialog', { name: `Disable ${name}` });
  await disabling.getByRole('button', { name: 'Disable' }).click();
  await expect(row).toContainText('Disabled');
  await member.goto('/audit');
  await expect(member).toHaveURL(/\/sign-in/);
  await signIn(changed);
  await expect(member.getByRole('alert').filter({ hasText: 'Email or password is wrong.' })).toBeVisible();
  await context.close();
  await expect(admin.getByRole('row').filter({ hasText: 'Mei Tanaka' }).getByRole('button')).toHaveCount(0);
});
