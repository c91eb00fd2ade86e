import type { Page } from '@playwright/test';
import { db } from '#lib/data/database.ts';
import { editionOf } from '#lib/data/policies/editions.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { openByKeys } from '#test/journeys/keys.ts';
import { decision } from '#test/journeys/staged-decision.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 240_000 });
test.afterAll(endInventedCases);

const rationale = 'Branches see people in person since December.';

const path = (page: Page) => page.getByRole('complementary', { name: 'The way to a published version' });
const step = (page: Page, name: string) => path(page).getByRole('region', { name, exact: true });
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name: new RegExp(`^${name}`) });

async function openSection(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Policies' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
}

async function versionOf(page: Page): Promise<number> {
  const text = await page
    .locator('header')
    .getByText(/^Version \d+$/)
    .textContent();
  return Number(text?.replace('Version ', ''));
}

test('A policy is drafted, previewed and confirmed by a second person, and the next decision carries it', async ({
  signedIn,
}) => {
  const admin = await signedIn('admin');
  await admin.goto('/admin/policies');
  const before = await versionOf(admin);
  await path(admin).getByRole('button', { name: 'Begin a draft' }).click();
  await openSection(admin, 'Reasons');
  await admin.getByRole('button', { name: 'Add a reason: Approve' }).click();
  const added = admin.getByRole('textbox', { name: /^AP-\d+: what people read$/ }).last();
  await expect(step(admin, 'Draft')).toContainText('Approve AP-');
  await expect(path(admin).getByText('1 field to correct.')).toBeVisible();
  expect.soft(await axeFaults(admin), 'the editor with a field to correct').toEqual([]);
  await added.fill('Seen in person');
  await openSection(admin, 'Time limits');
  expect.soft(await axeFaults(admin), 'time limits').toEqual([]);
  await openSection(admin, 'Time to undo');
  await admin.getByRole('textbox', { name: 'A decision can be undone for' }).fill('100');
  await expect(admin.getByText('A whole number from 5 to 60.')).toBeVisible();
  await admin.getByRole('textbox', { name: 'A decision can be undone for' }).fill('12');
  await expect(step(admin, 'Draft')).toContainText('12 s');
  // The time to undo of the other journeys stays as it is.
  await admin.getByRole('textbox', { name: 'A decision can be undone for' }).fill('10');
  await expect(step(admin, 'Draft')).not.toContainText('12 s');
  await expect(step(admin, 'Draft')).toContainText('saved');

  // The draft is in the database: another browser of the same person has it.
  await admin.reload();
  await expect(step(admin, 'Draft')).toContainText('Seen in person');
  await part(admin, 'Preview').click();
  await expect(admin.getByText(/^Of [\d,]+ open cases?, none would change\.$/)).toBeVisible();
  await part(admin, 'Policies').click();
  await path(admin).getByRole('textbox', { name: 'Why it changes' }).fill(rationale);
  await path(admin).getByRole('button', { name: 'Ask a second person' }).click();
  await expect(path(admin).getByText('Confirming is closed to you')).toBeVisible();

  const approver = await signedIn('approver');
  await approver.goto('/admin/policies?part=requests');
  const request = approver.getByRole('listitem').filter({ hasText: rationale });
  await expect(request).toBeVisible();
  expect.soft(await axeFaults(approver), 'a request').toEqual([]);
  await request.getByRole('button', { name: 'Confirm…' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(approver.getByText(`Published as version ${before + 1}.`)).toBeAttached();
  await part(approver, 'History').click();
  const shown = approver.getByRole('region', { name: `Version ${before + 1}` });
  await expect(shown).toContainText(rationale);
  await expect(shown).toContainText('confirmed by');

  expect.soft(await axeFaults(approver), 'the history').toEqual([]);

  const address = await anInventedCase({ documents: [], portrait: null });
  const reviewer = await signedIn('reviewer');
  await openByKeys(reviewer, address, 'Decision');
  for (const box of await decision(reviewer).getByRole('checkbox').all()) await box.check();
  await reviewer.keyboard.press('a');
  const option = reviewer.getByRole('option', { name: /Seen in person/ });
  await expect(async () => {
    if (!(await option.isVisible())) await reviewer.getByRole('combobox', { name: 'Reason' }).click();
    await option.click({ timeout: 1_000 });
  }).toPass();
  await reviewer.keyboard.press('Control+Enter');

  const applicantId = address.split('/').at(-1) ?? '';
  await expect.poll(() => db().decision.count({ where: { applicantId } })).toBe(1);
  const made = await db().decision.findFirstOrThrow({ where: { applicantId }, include: { case: true } });
  expect(made.case.policyEdition).toBe(before + 1);
  expect(await editionOf(db(), made.policyVersions as Record<string, number>)).toBe(before + 1);
  await reviewer.goto(address);
  await expect(reviewer.getByText(`Version ${before + 1}. Reasons`)).toBeVisible();
});
