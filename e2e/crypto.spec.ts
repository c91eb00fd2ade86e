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

test('A wallet is searched for an applicant, a transaction for nobody; our comment stands beside theirs', async ({
  signedIn,
}) => {
  const found = db().applicant.findFirst({
    where: {
      connection: { provider: 'allpass', status: 'active', label: { not: { startsWith: 'Door' } } },
      crypto: { some: {} },
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  const at = `/applicants/${(await found)?.id}#crypto`;
  const page = await signedIn('reviewer');
  await page.goto(at);
  const panel = page.getByRole('tabpanel', { name: /Crypto/ });
  await panel.getByRole('button', { name: 'Search a wallet or transaction…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search a wallet or transaction' });
  await expect(dialog).toContainText('may charge for it');
  await expect(dialog).toContainText('POST /api/public/crypto-aml/search');
  await dialog.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'Wallet' }).click();
  await dialog.getByRole('combobox', { name: 'Blockchain' }).click();
  await page.getByRole('option', { name: 'ETH' }).click();
  await dialog.getByRole('textbox', { name: 'Address or hash' }).fill('ab'.repeat(32));
  await dialog.getByRole('button', { name: 'Search at Allpass.ai' }).click();
  await expect(dialog).toContainText('hash of a transaction: choose Transaction');
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Address or hash' }).fill(address);
  await dialog.getByRole('button', { name: 'Search at Allpass.ai' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 15_000 });
  const searched = panel.getByRole('region', { name: 'Searched here' });
  await expect(searched).toContainText(address);
  await expect(searched).toContainText('of 100');
  await searched.getByRole('button', { name: 'Read again' }).click();
  await expect(searched).toContainText('Searched by');

  const ours = searched.getByRole('region', { name: /Our comments/ });
  await ours.getByRole('button', { name: 'Comment…' }).click();
  await ours.getByRole('textbox', { name: 'Comment' }).fill('The exchange confirmed this wallet.');
  await ours.getByRole('button', { name: 'Save comment' }).click();
  await expect(ours).toContainText('The exchange confirmed this wallet.');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('tab', { name: /Notes/ }).click();
  await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toContainText('On a crypto check');

  await page.goto('/crypto');
  await page.getByRole('link', { name: 'Searches' }).click();
  await page.getByRole('button', { name: 'Search…' }).click();
  await expect(dialog).toContainText('kept with no applicant');
  await dialog.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'Transaction' }).click();
  await dialog.getByRole('combobox', { name: 'Blockchain' }).click();
  await page.getByRole('option', { name: 'BTC' }).click();
  await dialog.getByRole('textbox', { name: 'Address or hash' }).fill('cd'.repeat(32));
  await dialog.getByRole('button', { name: 'Search at Allpass.ai' }).click();
  await expect(page.getByRole('main')).toContainText('cdcdcdcdcd', { timeout: 15_000 });

  const auditor = await signedIn('auditor');
  await auditor.goto('/crypto/searches');
  await expect(auditor.getByRole('main')).toContainText('cdcdcdcdcd');
  await expect(auditor.getByRole('button', { name: /Search…|Read again/ })).toHaveCount(0);
  expect(await axeFaults(auditor)).toEqual([]);
  await auditor.goto(at);
  const read = auditor.getByRole('region', { name: 'Searched here' });
  await expect(read).toContainText('The exchange confirmed this wallet.');
  await expect(read.getByRole('button', { name: /Comment|Read again/ })).toHaveCount(0);
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
