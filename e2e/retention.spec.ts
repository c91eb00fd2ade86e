import type { Page } from '@playwright/test';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { longAgo } from '#test/retention/due.ts';
import { demoPassword } from '../bin/demo.ts';
import { expect, test, wordsIn } from './fixtures.ts';

test.describe.configure({ timeout: 240_000 });
test.afterAll(() => closeDatabase());

const provider = 'retained';
const own = `/admin/retention?provider=${provider}`;
const rationale = 'Who never became a customer is kept for five years.';

/** Two applicants of years ago, at a connection that was removed: nothing is sent to anyone. */
async function twoOfLongAgo(): Promise<string[]> {
  const connection = await addConnection(worker, { provider, label: 'Retained', mode: 'test', settings: {} });
  const found = [await longAgo(connection), await longAgo(connection)];
  await db().connection.update({ where: { id: connection }, data: { status: 'removed' } });
  return found.map(({ applicantId }) => applicantId.slice(0, 8));
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('Two people set how long someone is kept, and two delete who is due; the trace is left', async ({ signedIn }) => {
  const [first = '', second = ''] = await twoOfLongAgo();
  const admin = await signedIn('admin');
  await admin.goto(own);
  await expect(admin.getByRole('heading', { name: 'No one of this filter' })).toBeVisible();

  await admin.goto('/admin/policies?section=retention');
  const path = admin.getByRole('complementary', { name: 'The way to a published version' });
  await path.getByRole('button', { name: 'Begin a draft' }).click();
  await admin.getByRole('combobox', { name: 'Never decided: kept' }).click();
  await admin.getByRole('option', { name: 'For a number of years' }).click();
  await admin.getByRole('textbox', { name: 'Never decided: how many years' }).fill('101');
  await expect(admin.getByText('A whole number from 1 to 100.')).toBeVisible();
  expect.soft(await axeFaults(admin), 'the policy with a field to correct').toEqual([]);
  await admin.getByRole('textbox', { name: 'Never decided: how many years' }).fill('5');
  await expect(path).toContainText('Never decided are kept');
  await expect(path).toContainText('saved');
  await admin.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name: 'Preview' }).click();
  await admin.getByRole('listitem').filter({ hasText: 'would be due now' }).getByRole('link').click();
  await expect(admin.getByText('By a policy that is not published.')).toBeVisible();
  await expect(rowOf(admin, first)).toBeVisible();
  await expect(admin.getByRole('button', { name: /^Request deletion/ }), 'nothing is asked for by a draft').toHaveCount(
    0,
  );

  await admin.goto('/admin/policies?section=retention');
  await path.getByRole('textbox', { name: 'Why it changes' }).fill(rationale);
  await path.getByRole('button', { name: 'Ask a second person' }).click();
  await expect(path.getByText('Confirming is closed to you')).toBeVisible();
  const approver = await signedIn('approver');
  await approver.goto('/admin/policies?part=requests');
  const request = approver.getByRole('listitem').filter({ hasText: rationale }).first();
  await expect(request).toContainText('would be due now');
  await request.getByRole('button', { name: 'Confirm…' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(approver.getByText(/Published as version \d+\./).first()).toBeAttached();
  await expect(approver.getByRole('dialog')).toHaveCount(0);

  await admin.goto(own);
  expect.soft(await axeFaults(admin), 'who is due').toEqual([]);
  await admin.getByRole('checkbox', { name: `Select ${first}` }).check();
  await admin.getByRole('button', { name: 'Request deletion of 1…' }).click();
  await expect(admin).toHaveURL(/\/jobs\//);
  await admin.getByRole('button', { name: 'Ask to delete…' }).click();
  const asking = admin.getByRole('dialog', { name: /^Delete/ });
  await expect(asking).toContainText('can never be read again');
  const words = await wordsIn(asking);
  await asking.getByLabel('Reason, for the one who confirms').fill('The time of the policy is over.');
  await asking.getByLabel(`Type “${words}” to confirm`).fill(words);
  await asking.getByLabel('Your password').fill(demoPassword);
  await asking.getByRole('button', { name: 'Ask to delete' }).click();
  await expect(admin.getByRole('button', { name: 'Withdraw' })).toBeVisible();
  await admin.goto(own);
  await expect(rowOf(admin, first)).toContainText('Deletion asked for');
  await expect(rowOf(admin, first).getByRole('checkbox')).toBeDisabled();

  await approver.goto('/erasures');
  const asked = approver.getByRole('listitem').filter({ hasText: 'The time of the policy is over.' });
  await expect(asked).toContainText(/Due by version \d+ of the policy on retention/);
  await asked.getByRole('button', { name: 'Confirm…' }).click();
  const confirming = approver.getByRole('dialog', { name: /^Delete/ });
  await confirming.getByLabel(`Type “${words}” to confirm`).fill(words);
  await confirming.getByLabel('Your password').fill(demoPassword);
  await confirming.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(confirming).toHaveCount(0);

  const auditor = await signedIn('auditor');
  await expect(async () => {
    await auditor.goto(`${own}&tab=shredded`);
    await expect(rowOf(auditor, first)).toContainText('Due: never decided', { timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await expect(rowOf(auditor, first)).toContainText('confirmed by');
  expect.soft(await axeFaults(auditor), 'who was erased').toEqual([]);
  await auditor.goto(own);
  await expect(rowOf(auditor, second)).toBeVisible();
  await expect(rowOf(auditor, first)).toHaveCount(0);
  await expect(auditor.getByRole('checkbox')).toHaveCount(0);
});
