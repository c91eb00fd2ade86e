import type { Page } from '@playwright/test';
import { closeDatabase, db } from '#lib/data/database.ts';
import { aCase } from '#test/builders/applicant.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 240_000 });
test.afterAll(() => closeDatabase());

const path = (page: Page) => page.getByRole('complementary', { name: 'The way to a published version' });
const step = (page: Page, name: string) => path(page).getByRole('region', { name, exact: true });
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name: new RegExp(`^${name}`) });

async function openSection(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Policies' }).getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
}

async function versionOf(page: Page): Promise<number> {
  const text = await page.getByRole('banner').getByText(/^Version \d+$/).textContent();
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
  await added.fill('Seen in person');
  await openSection(admin, 'Time to undo');
  await admin.getByRole('textbox', { name: 'A decision can be undone for' }).fill('100');
  await expect(admin.getByText('A whole number from 5 to 60.')).toBeVisible();
  await admin.getByRole('textbox', { name: 'A decision can be undone for' }).fill('12');
  await expect(step(admin, 'Draft')).toContainText('10 s becomes 12 s');
  await expect(step(admin, 'Draft')).toContainText('saved');

  // The draft is in the database: another browser of the same person has it.
  await admin.reload();
  await expect(step(admin, 'Draft')).toContainText('Seen in person');
  await part(admin, 'Preview').click();
  await expect(admin.getByText(/^Of [\d,]+ open cases?, none would change\.$/)).toBeVisible();
  await part(admin, 'Policies').click();
  await path(admin).getByRole('textbox', { name: 'Why it changes' }).fill('Branches see people in person since December.');
  await path(admin).getByRole('button', { name: 'Ask a second person' }).click();
  await expect(path(admin).getByText('Confirming is closed to you')).toBeVisible();

  const approver = await signedIn('approver');
  await approver.goto('/admin/policies?part=requests');
  await expect(approver.getByText('Branches see people in person since December.')).toBeVisible();
  await approver.getByRole('button', { name: 'Confirm…' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(approver.getByText(`Published as version ${before + 1}.`)).toBeAttached();
  await part(approver, 'History').click();
  const shown = approver.getByRole('region', { name: `Version ${before + 1}` });
  await expect(shown).toContainText('Branches see people in person since December.');
  await expect(shown).toContainText('confirmed by');

  const connection = await db().connection.findFirstOrThrow({ where: { provider: 'blockpass', status: 'active' } });
  const { applicantId, caseId } = await aCase(connection.id);
  const reviewer = await signedIn('reviewer');
  await reviewer.goto(`/applicants/${applicantId}`);
  await reviewer.keyboard.press('a');
  await expect(reviewer.getByText('Seen in person')).toBeVisible();
  expect((await db().case.findUniqueOrThrow({ where: { id: caseId } })).policyEdition).toBe(before + 1);
});
