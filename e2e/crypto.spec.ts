import { db } from '#lib/data/database.ts';
import { exampleCrypto, exampleFlow } from '#test/builders/crypto.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);
test.describe.configure({ timeout: 120_000 });

const bare = { documents: [], portrait: null };
const asked = (answers: [string, string | null][]) => ({
  ...bare,
  questionnaires: [
    { id: '41', name: 'Source of funds', answers: answers.map(([question, answer]) => ({ question, answer })) },
  ],
});

const address = '0x52908400098527886E0F7030069857D2E4169EE7';
const mixed = exampleCrypto(
  {
    sources: [{ ...exampleFlow('mixer', 0.75), owner: 'Specimen Mixer' }, exampleFlow('exchange', 0.25)],
    comments: [{ text: 'Looked at twice', by: 'Ines Duarte', at: '2026-11-20T09:00:00.000Z' }],
  },
  { address, score: 91, band: 'high', outcome: 'attention', reviewStatus: 'UNKNOWN' },
);
const unscored = exampleCrypto({}, { id: 'c-2', score: null, band: null, outcome: 'unknown', reviewStatus: null });
const unscreened = { ...unscored, id: 'c-3', outcome: 'not_done' as const, details: null };

test('The questionnaire of an applicant: what was not answered says so, and an email is shown once revealed', async ({
  signedIn,
}) => {
  const at = await anInventedCase(
    asked([
      ['Where does the money come from?', 'Salary'],
      ['Which email do you use?', 'someone.else@mail.example'],
      ['Do you hold a public office?', null],
      ['Tell us more', `المال من بيع بيت العائلة. ${'It was sold in spring. '.repeat(40)}`],
    ]),
  );
  const page = await signedIn('reviewer');
  await page.goto(at);
  await page.getByRole('tab', { name: 'Questionnaire' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('3 of 4 answered');
  await expect(panel.getByRole('row', { name: /Do you hold/ })).toContainText('Not answered');
  const email = panel.getByRole('row', { name: /Which email/ });
  await expect(email).not.toContainText('someone.else');
  await email.getByRole('button', { name: 'Reveal email' }).click();
  await expect(email).toContainText('someone.else@mail.example');
  await expect(email).toContainText('hides in');
  await panel.getByRole('button', { name: /Show all/ }).click();
  await expect(panel.getByRole('button', { name: 'Show less' })).toHaveAttribute('aria-expanded', 'true');
  expect(await axeFaults(page)).toEqual([]);

  const manager = await signedIn('manager');
  await manager.goto(at);
  await manager.getByRole('tab', { name: 'Questionnaire' }).click();
  await expect(manager.getByRole('tabpanel').getByRole('row', { name: /Where does/ })).toContainText('hidden');
  await expect(manager.getByRole('tabpanel')).not.toContainText('Salary');
  await expect(manager.getByRole('tabpanel')).toContainText('Not answered');
});

test('g b leads to the open crypto checks, Enter to the wallet of an applicant, and Escape back', async ({
  signedIn,
}) => {
  const person = { fullName: 'Odalys Fernqvist', givenName: 'Odalys', familyName: 'Fernqvist' };
  const at = await anInventedCase({ ...bare, person, crypto: [mixed, unscored, unscreened] });
  const page = await signedIn('reviewer');
  await page.goto('/queue');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/\/crypto$/);
  const row = page.locator(`a[data-row][href="${at}#crypto"]`);
  await expect(row).toHaveCount(2);
  await expect(row.first()).toContainText(/0x5290…9EE7.*To be looked at.*High.*91 of 100.*UNKNOWN/);
  await expect(row.last()).toContainText(/Not clear.*No score/);
  expect(await axeFaults(page)).toEqual([]);
  await row.first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${at}#crypto$`));
  const panel = page.getByRole('tabpanel', { name: /Crypto/ });
  await expect(panel).toContainText(address);
  await expect(panel).toContainText('Mixer');
  await expect(panel).toContainText('75 %');
  await expect(panel).toContainText('Theirs, read only');
  await expect(panel).toContainText('Looked at twice');
  await expect(panel).toContainText('Not screened');
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('h1').click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/crypto$/);
  await expect(row.first()).toBeFocused();
});

test('A decided case leaves the open crypto checks; the list waits until it is shown', async ({ signedIn }) => {
  const person = { fullName: 'Isaura Wendlandt', givenName: 'Isaura', familyName: 'Wendlandt' };
  const at = await anInventedCase({ ...bare, person, crypto: [{ ...mixed, outcome: 'fail' }] });
  const page = await signedIn('reviewer');
  await page.goto('/crypto');
  const row = page.locator(`a[data-row][href="${at}#crypto"]`);
  await expect(row).toBeVisible();
  await db().case.updateMany({
    where: { applicantId: at.split('/').at(-1) ?? '' },
    data: { isArchived: true, version: { increment: 1 } },
  });
  await page.getByRole('button', { name: /1 left this list, show/ }).click();
  await expect(row).toHaveCount(0);
  await page.goto('/crypto?tab=all');
  await expect(row).toBeVisible();
  await page.goto('/crypto?tab=all&provider=nobody');
  await expect(page.getByText('Nothing matches')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  test(`${theme} theme: the crypto checks of all and of one meet WCAG 2.2 AA`, async ({ signedIn, baseURL }) => {
    const at = await anInventedCase({ ...bare, crypto: [mixed, unscored, unscreened] });
    const page = await signedIn('auditor');
    await page.context().addCookies([{ name: 'docket-theme', value: theme, url: baseURL ?? '' }]);
    await page.goto('/crypto');
    await expect(page.locator('a[data-row]').first()).toBeVisible();
    expect.soft(await axeFaults(page), 'the list').toEqual([]);
    await page.goto(`${at}#crypto`);
    await page.getByRole('tabpanel').getByText('As a table').first().click();
    await expect(page.getByRole('cell', { name: 'Specimen Mixer' })).toBeVisible();
    expect.soft(await axeFaults(page), 'the tab').toEqual([]);
  });
