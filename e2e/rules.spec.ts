import type { Locator, Page } from '@playwright/test';
import { closeDatabase, db } from '#lib/data/database.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { rulesAt } from '#test/rules/vendor.ts';
import { expect, test, wordsIn } from './fixtures.ts';

// One connection has one draft of each kind, so these journeys follow each other.
test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.afterAll(() => closeDatabase());

const sandbox = process.env.DOCKET_SANDBOX_URL ?? '';
const vendor = rulesAt(sandbox);
const middleName = 'Middle name, Passport, zone';
const isRequiredThere = async () => (await vendor.switches('passport', 'mrz')).middle_name_required;

const path = (page: Page) => page.getByRole('complementary', { name: 'The way to the provider' });
const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Rules', exact: true }).getByRole('link', { name: new RegExp(`^${name}`) });

/** Opens a kind of the sandbox's rules from the navigation, once they were read. */
async function openRules(page: Page, kind: 'Weights' | 'Requirements'): Promise<void> {
  const line = page.getByRole('listitem').filter({ hasText: 'Vult' }).filter({ hasText: 'Sandbox' });
  await expect(async () => {
    await page.goto('/admin/rules');
    await expect(line.filter({ hasText: /Weights\s*v\d.*Requirements\s*v\d/s })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  await line.getByRole('link', { name: kind, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vult rules');
}

async function beginDraft(page: Page): Promise<void> {
  await path(page).getByRole('button', { name: 'Begin a draft', exact: true }).click();
  await expect(step(page, 'Draft')).toContainText('0 changed, saved');
}

async function discardDraft(page: Page): Promise<void> {
  await path(page).getByRole('button', { name: 'Discard draft…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
  await expect(path(page).getByRole('button', { name: 'Begin a draft', exact: true })).toBeVisible();
}

async function typeScope(dialog: Locator): Promise<void> {
  const words = await wordsIn(dialog);
  expect(words).toBe('client-sandbox, user-sandbox');
  await dialog.getByLabel(/^Type “/).fill(words);
}

/** The second person confirms the open request of the connection. */
async function confirm(page: Page, request: string): Promise<void> {
  await page.goto('/admin/rules');
  await page.getByRole('link', { name: request }).click();
  await page.getByRole('button', { name: 'Confirm…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Confirm/ });
  await expect(dialog.getByRole('button', { name: 'Confirm' })).toBeDisabled();
  await typeScope(dialog);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog).toHaveCount(0);
}

test('A requirement is drafted and simulated by one, confirmed by another, published, watched and rolled back', async ({
  signedIn,
}) => {
  // What a switch would have done is counted on stored applicants.
  const stored = () => db().applicant.count({ where: { record: { not: null }, connection: { provider: 'vult' } } });
  await expect.poll(stored, { timeout: 120_000 }).toBeGreaterThan(50);
  const mei = await signedIn('admin');
  await openRules(mei, 'Requirements');
  expect(await isRequiredThere()).toBe(false);
  const cell = mei.getByRole('switch', { name: middleName });
  await expect(path(mei)).toContainText('There is no draft');
  await beginDraft(mei);
  await cell.click();
  await expect(cell).toHaveAttribute('aria-checked', 'true');
  await expect(step(mei, 'Draft')).toContainText('1 changed, saved');
  await expect(path(mei)).toContainText(/Say why.*Simulate this draft/s);
  await expect(path(mei).getByRole('button', { name: 'Ask a second person…' })).toBeDisabled();
  await expect(mei.getByRole('row', { name: /^Middle name/ })).toContainText(/would have failed \d+ of \d+/);

  await step(mei, 'Simulate').getByRole('button', { name: 'Simulate' }).click();
  await expect(step(mei, 'Simulate')).toContainText(/Newly failed.*Counted, not modelled.*Used/s);
  await path(mei).getByLabel('Why').fill('Middle names were cut off.');
  await path(mei).getByRole('button', { name: 'Ask a second person…' }).click();
  const asking = mei.getByRole('dialog', { name: 'Ask to publish 1 changed value' });
  await expect(asking).toContainText('1 of 12 sets, 25 switches each');
  await typeScope(asking);
  await asking.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(step(mei, 'Second person')).toContainText('Waits for another person than Mei Tanaka');
  await expect(path(mei)).toContainText('Confirming is closed to you');
  await expect(mei.getByRole('button', { name: 'Confirm…' })).toHaveCount(0);
  await expect(step(mei, 'Publish')).toContainText('Closed until a second person confirms');
  expect(await isRequiredThere(), 'nothing is sent before').toBe(false);

  const ingrid = await signedIn('approver');
  await ingrid.goto('/admin/rules');
  await ingrid.getByRole('link', { name: 'Publish 1 requirement' }).click();
  await step(ingrid, 'Simulate').getByRole('link', { name: 'Open result' }).click();
  await ingrid.getByRole('link', { name: /\d+ lack it/ }).click();
  await expect(step(ingrid, 'Applicants').getByRole('link', { name: /^DK-/ }).first()).toBeVisible();
  await confirm(ingrid, 'Publish 1 requirement');
  await expect.poll(isRequiredThere, { timeout: 60_000 }).toBe(true);

  await expect(async () => {
    await mei.goto(mei.url().replace('/requirements', '/history?kind=requirements'));
    await expect(mei.getByRole('complementary', { name: 'Watch' })).toContainText(/applicants? since/, {
      timeout: 2_000,
    });
  }).toPass({ timeout: 60_000 });
  await expect(mei.locator('main')).toContainText(/Middle names were cut off.*confirmed by Ingrid Solheim/s);
  await expect(mei.getByRole('table', { name: /against/ })).toContainText('Middle name, passport, zone');
  await mei.getByRole('button', { name: 'Roll back…' }).click();
  const back = mei.getByRole('dialog', { name: 'Roll back' });
  await back.getByLabel('Why').fill('Too many good passports fail.');
  await typeScope(back);
  await back.getByRole('button', { name: 'Ask to roll back' }).click();
  await expect(mei.getByRole('complementary', { name: 'Watch' })).toContainText('Closed: a request is open.');
  expect(await isRequiredThere(), 'one person alone rolls nothing back').toBe(true);
  await confirm(ingrid, 'Roll back 1 requirement');
  await expect.poll(isRequiredThere, { timeout: 60_000 }).toBe(false);
});

test('An update that would be lost is refused with the difference; rebased, it is simulated anew', async ({
  signedIn,
}) => {
  const page = await signedIn('admin');
  await openRules(page, 'Requirements');
  await expect(async () => {
    await page.reload();
    if (await path(page).getByRole('button', { name: 'Discard draft…' }).isVisible()) await discardDraft(page);
    await expect(path(page)).toContainText('There is no draft', { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await beginDraft(page);
  await page.getByRole('switch', { name: middleName }).click();
  await expect(step(page, 'Draft')).toContainText('1 changed, saved');
  await step(page, 'Simulate').getByRole('button', { name: 'Simulate' }).click();
  await expect(step(page, 'Simulate')).toContainText('Newly failed');
  await path(page).getByLabel('Why').fill('Middle names were cut off.');

  const { ref_number_required: before = false } = await vendor.switches('passport', 'mrz');
  await vendor.changeSwitches('passport', 'mrz', { ref_number_required: !before });
  await path(page).getByRole('button', { name: 'Ask a second person…' }).click();
  const asking = page.getByRole('dialog', { name: /^Ask to publish/ });
  await typeScope(asking);
  await asking.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(asking.getByRole('alert')).toContainText('The values at the provider changed since');
  await asking.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Changed outside Docket' })).toContainText(
    'Reference number, passport, zone went from',
  );
  await expect(step(page, 'Draft')).toContainText(/Changed at Vult since the draft began.*Reference number/s);
  await expect(path(page)).toContainText('Rebase the draft: the values in force changed');
  await expect(path(page).getByRole('button', { name: 'Ask a second person…' })).toBeDisabled();

  await page.getByRole('button', { name: 'Rebase your draft' }).click();
  await expect(step(page, 'Draft')).not.toContainText('Changed at Vult');
  await expect(step(page, 'Draft')).toContainText('1 changed, saved');
  await expect(path(page)).toContainText('Simulate this draft');
  await page.getByRole('button', { name: /^Take over as v\d+$/ }).click();
  await expect(page.getByText('Changed outside Docket')).toHaveCount(0);
  await discardDraft(page);
  await vendor.changeSwitches('passport', 'mrz', { ref_number_required: before });
});

test('A change made elsewhere raises an alarm when the rules are read next, until it is taken over', async ({
  signedIn,
}) => {
  const page = await signedIn('admin');
  await openRules(page, 'Weights');
  const { age_tolerance: before = 0 } = await vendor.weights();
  await vendor.change({ age_tolerance: before + 1 });
  await db().ruleReading.updateMany({ data: { dueAt: new Date(0) } });
  const alarm = page.getByRole('status').filter({ hasText: 'Changed outside Docket' });
  await expect(async () => {
    await page.reload();
    await expect(alarm).toContainText(`Age difference went from ${before} to ${before + 1} at Vult`, {
      timeout: 1_000,
    });
  }).toPass({ timeout: 60_000 });
  await part(page, 'History').click();
  await expect(page.getByRole('table', { name: /against/ })).toContainText('Age difference');
  await expect(page.getByRole('listitem').filter({ hasText: 'outside Docket' }).first()).toContainText('In force');
  await page.getByRole('button', { name: /^Take over as v\d+$/ }).click();
  await expect(alarm).toHaveCount(0);
  await page
    .getByRole('button', { name: /^Begin a draft with v\d+$/ })
    .first()
    .click();
  await part(page, 'Weights').click();
  await expect(step(page, 'Draft')).toContainText(/Age difference.*1 changed, saved|1 changed, saved.*Age difference/s);
  await discardDraft(page);
  await vendor.change({ age_tolerance: before });
});

test('Weights: a value outside the hint is pointed out and saved; keys move, edit and take back', async ({
  signedIn,
}) => {
  const page = await signedIn('admin');
  await openRules(page, 'Weights');
  await expect(page.locator('header')).toContainText('Clientclient-sandboxUseruser-sandbox');
  await beginDraft(page);
  const row = page.getByRole('row').filter({ hasText: 'Face at onboarding' });
  const field = row.getByRole('spinbutton');
  const before = await field.inputValue();
  await field.fill('0.95');
  await expect(row).toContainText('outside 0.30 to 0.80');
  await expect(step(page, 'Draft')).toContainText('1 changed, saved');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole('row').filter({ hasText: 'Face at onboarding' }).getByRole('spinbutton').fill('0.70');
  await expect(step(other, 'Draft')).toContainText('0.70');
  await expect(step(other, 'Draft')).toContainText('1 changed, saved');
  await field.fill('0.75');
  await expect(step(page, 'Draft')).toContainText('This draft was saved in another window meanwhile');
  await expect(step(page, 'Draft')).toContainText(/Saved there, and yours.*0\.70\s+→\s+to\s+0\.75/s);
  await step(page, 'Draft').getByRole('button', { name: 'Keep mine' }).click();
  await expect(step(page, 'Draft')).toContainText('1 changed, saved');
  await field.fill('0.95');
  await expect(step(page, 'Draft')).toContainText('1 changed, saved');

  await field.fill('');
  await expect(row).toContainText('Type a number');
  await field.blur();
  await expect(field).toHaveValue('0.95');
  await row.getByRole('slider').press('ArrowLeft');
  await expect(field).toHaveValue('0.94');
  await expect(step(page, 'Draft')).toContainText('1 changed, saved');
  await page.reload();
  await expect(field).toHaveValue('0.94');
  // Keys work once the page's script runs, a moment after its text is there.
  await expect(async () => {
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('j');
    await expect(row).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('0');
  await expect(field).toHaveValue(before);
  await expect(step(page, 'Draft')).toContainText('0 changed, saved');

  const needed = page.getByRole('row').filter({ hasText: 'Session score needed' });
  await needed.getByRole('spinbutton').fill('0.87');
  await expect(step(page, 'Draft')).toContainText('1 changed, saved');
  await step(page, 'Simulate').getByRole('button', { name: 'Simulate' }).click();
  await expect(step(page, 'Simulate')).toContainText(/Newly failed.*Model error ±0\.\d{3}.*Used/s, { timeout: 60_000 });
  await expect(needed).toContainText(/flips \d+ of \d+/);
  await expect(row).toContainText('can’t be replayed');
  await step(page, 'Simulate').getByRole('link', { name: 'Open result' }).click();
  await expect(step(page, 'How a score is computed')).toContainText(
    /score = 0\.\d+ −.*Residual error.*Coverage: used \d+/s,
  );
  const ingrid = await signedIn('approver');
  await ingrid.goto(page.url());
  const segments = ingrid.getByRole('table', { name: 'Flips by segment' });
  const failed = segments.getByRole('link').first();
  const count = Number(await failed.textContent());
  await failed.click();
  const flips = step(ingrid, 'Sessions that flip');
  await expect(flips.getByText('Show all')).toBeVisible();
  await expect(flips.getByRole('link', { name: /^DK-|No case yet/ })).toHaveCount(count);
});

for (const theme of ['light', 'dark'] as const) {
  test(`${theme} theme: the screens of rules meet WCAG 2.2 AA`, async ({ signedIn, baseURL }) => {
    const page = await signedIn('admin');
    await page.context().addCookies([{ name: 'docket-theme', value: theme, url: baseURL ?? '' }]);
    await openRules(page, 'Weights');
    for (const name of ['Weights', 'Simulation', 'Requirements', 'History', 'Requests']) {
      await part(page, name).click();
      await expect(part(page, name)).toHaveAttribute('aria-current', 'page');
      // The draft of the journey before is simulated.
      if (name === 'Simulation') await expect(step(page, 'Calibration')).toBeVisible();
      expect.soft(await axeFaults(page), name).toEqual([]);
    }
  });
}
