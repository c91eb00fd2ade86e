import { createHmac } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { db } from '#lib/data/database.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { control } from '#test/sandbox/control.ts';
import { expect, test } from './fixtures.ts';

const sandbox = process.env.DOCKET_SANDBOX_URL ?? '';

test.afterAll(endInventedCases);

type Received = { headers: Record<string, string>; body: string };

async function receivedBy(receiver: string): Promise<Received[]> {
  return (await control(sandbox, `/received?name=${receiver}`)).received;
}

/** Verifies as the receiver does, by the text of Standard Webhooks. */
function isSignedWith(secret: string, { headers, body }: Received): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}

const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const endpointRow = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Endpoints' }).getByRole('row').filter({ hasText: name });
const deliveries = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Deliveries' }).getByRole('row').filter({ hasText: name });

const outcome = (page: Page, label: string) => decision(page).getByRole('radio', { name: new RegExp(`^${label}`) });

async function choose(page: Page, name: string, act: string): Promise<Locator> {
  await page.getByRole('button', { name: `Acts on ${name}` }).click();
  await page.getByRole('menuitem', { name: act }).click();
  return page.getByRole('dialog');
}

test('An admin adds an endpoint and tests it; a reviewer approves: the endpoint is told, and the log shows it', async ({
  signedIn,
}) => {
  test.slow();
  const [name, receiver] = [`Core ledger ${Date.now()}`, `ledger-${Date.now()}`];
  const admin = await signedIn('admin');
  await admin.goto('/admin/connections');
  await admin.getByRole('navigation', { name: 'Connections' }).getByRole('link', { name: 'Outgoing webhooks' }).click();
  await admin.getByRole('button', { name: 'Add endpoint' }).first().click();
  const form = admin.getByRole('dialog');
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Address').fill('http://10.0.0.5/docket');
  await form.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(form).toContainText('Docket sends over https only.');
  await form.getByLabel('Address').fill(`${sandbox}/receiver/${receiver}`);
  await form.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(form).toContainText('Shown only now.');
  const secret = (await form.locator('.mono').textContent()) ?? '';
  expect(secret).toMatch(/^whsec_/);
  await form.getByRole('button', { name: 'Close' }).click();
  await expect(endpointRow(admin, name)).toContainText('Active');
  expect(await axeFaults(admin)).toEqual([]);
  await admin.reload();
  expect(await admin.content()).not.toContain(secret.slice('whsec_'.length));

  const tested = await choose(admin, name, 'Send test event…');
  await tested.getByRole('button', { name: 'Send test event' }).click();
  await expect(tested).toContainText(/Answered 204 in [\d,]+ ms/);
  await tested.getByRole('button', { name: 'Close' }).click();
  await expect(deliveries(admin, name).first()).toContainText(/endpoint\.test.*Delivered/);

  const reviewer = await signedIn('reviewer');
  const address = await anInventedCase({ documents: [], portrait: null });
  await control(sandbox, '/received', { name: receiver, status: 500 });
  await reviewer.goto(address);
  await expect(decision(reviewer)).toBeVisible();
  await outcome(reviewer, 'Approve').check();
  await expect(decision(reviewer)).toContainText(`case.approved to ${name}`);
  await outcome(reviewer, 'Hold').check();
  await expect(decision(reviewer)).not.toContainText(name);
  await outcome(reviewer, 'Approve').check();
  for (const box of await decision(reviewer).getByRole('checkbox').all()) await box.check();
  await reviewer.keyboard.press('Control+Enter');
  await expect(decision(reviewer).getByRole('status')).toContainText('Approved');
  expect((await receivedBy(receiver)).length).toBe(1);

  // The time to undo is over: the first try is answered with 500, the next with 204.
  await expect(deliveries(admin, name).first()).toContainText(/case\.approved.*Trying again.*500/, { timeout: 30_000 });
  await expect(endpointRow(admin, name)).toContainText('Failing');
  await control(sandbox, '/received', { name: receiver, status: 204 });
  await expect(deliveries(admin, name).first()).toContainText(/case\.approved.*Delivered.*204/, { timeout: 30_000 });
  await expect(endpointRow(admin, name)).toContainText('Active');

  const [, first, second] = await receivedBy(receiver);
  if (!first || !second) throw new Error('the endpoint was told once');
  expect([isSignedWith(secret, first), isSignedWith(secret, second)]).toEqual([true, true]);
  expect([second.headers['webhook-id'], second.body]).toEqual([first.headers['webhook-id'], first.body]);
  const { type, data } = JSON.parse(second.body);
  const recorded = await db().ledgerRow.findFirstOrThrow({ where: { seq: data.ledger.seq } });
  expect([type, recorded.kind, recorded.hash]).toEqual(['case.approved', 'decision.recorded', data.ledger.hash]);
  expect(recorded.entry).toContain(data.id);

  // As if it had been given up: sent again by hand, with its id.
  await db().endpointMessage.updateMany({ where: { caseId: data.case.id }, data: { state: 'failed' } });
  await admin.reload();
  await admin.getByRole('button', { name: `Send case.approved of ${data.case.number} to ${name} again` }).click();
  await expect.poll(async () => (await receivedBy(receiver)).length, { timeout: 15_000 }).toBe(4);
  expect((await receivedBy(receiver))[3]?.headers['webhook-id']).toBe(first.headers['webhook-id']);
  await expect(deliveries(admin, name).first()).toContainText(/case\.approved.*Delivered/, { timeout: 15_000 });

  const auditor = await signedIn('auditor');
  await auditor.goto('/admin/connections/outgoing');
  await expect(endpointRow(auditor, name)).toBeVisible();
  await expect(auditor.getByRole('button', { name: /Add endpoint|Acts on|Send again/ })).toHaveCount(0);

  const rotating = await choose(admin, name, 'New secret…');
  await rotating.getByRole('button', { name: 'Make new secret' }).click();
  await expect(rotating).toContainText('Shown only now.');
  expect(await rotating.locator('.mono').textContent()).not.toBe(secret);
  await rotating.getByRole('button', { name: 'Close' }).click();

  await db().endpoint.updateMany({ where: { name }, data: { failingSince: new Date(Date.now() - 2 * 3_600_000) } });
  await admin.goto('/admin');
  const failing = admin
    .getByRole('region', { name: 'Outgoing webhooks' })
    .getByRole('listitem')
    .filter({ hasText: name });
  await expect(failing).toContainText('failing for 2 h');
  expect(await axeFaults(admin)).toEqual([]);
  await failing.getByRole('link', { name: 'Look' }).click();
  await expect(endpointRow(admin, name)).toContainText('Failing for 2 h');

  const removing = await choose(admin, name, 'Remove…');
  await removing.getByLabel(`Type “${name}” to remove it`).fill(name);
  await removing.getByRole('button', { name: 'Remove endpoint' }).click();
  await expect(endpointRow(admin, name)).toHaveCount(0);
  await reviewer.goto(await anInventedCase({ documents: [], portrait: null }));
  await outcome(reviewer, 'Approve').check();
  await expect(decision(reviewer)).not.toContainText('Webhook');
});
