import type { Page } from '@playwright/test';
import { unsaidHit } from '#lib/providers/reading/blank.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });
const hit = (page: Page) => page.getByRole('region', { name: 'Hit', exact: true });

const entry = (id: string, list: string, name: string) => ({
  ...unsaidHit,
  ...{ id, list, name, birthDate: '1968', reason: null, raw: null },
});
const unsaid = { ...unsaidHit, id: '9', list: null, name: null, reason: 'potential_match', raw: null };

/** Keys work once the page's script runs, a moment after its text is there. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 300 });
  }).toPass();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
}

test('Three hits closed by keys: nothing is chosen before, and approve opens', async ({ signedIn }) => {
  const hits = [
    entry('1', 'EU sanctions', 'Aydana OMAROVA'),
    entry('2', 'UK sanctions', 'Bakyt SEITKALI'),
    entry('3', 'UN sanctions', 'Charles DUVERNAY'),
  ];
  const page = await signedIn('reviewer');
  await open(page, await anInventedCase({ hits, documents: [], portrait: null }));
  await expect(decision(page)).toContainText('Approve is closed: 3 hits are open');
  for (const left of [3, 2, 1]) {
    await expect(page.locator('[data-hit]').getByText('Open')).toHaveCount(left);
    await expect(verdict(page).getByRole('radio')).toHaveCount(3);
    await expect(verdict(page).getByRole('radio', { checked: true })).toHaveCount(0);
    await page.keyboard.press('f');
    await expect(verdict(page).getByRole('combobox', { name: 'Reason' })).toBeFocused();
    await page.keyboard.press('1');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('[data-hit]').getByText('Open')).toHaveCount(left - 1);
  }
  await expect(decision(page)).not.toContainText('Approve is closed');
  await page.keyboard.press('a');
  await expect(decision(page).getByRole('radio', { name: 'Approve' })).toBeChecked();
});

test('A hit without a record can’t be scored, and takes a look-up before its verdict', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await open(page, await anInventedCase({ hits: [unsaid], documents: [], portrait: null }));
  await expect(hit(page)).toContainText('Can’t be scored');
  await expect(hit(page).getByRole('row', { name: /^Birth date/ })).toContainText('Not given');
  await page.keyboard.press('f');
  await expect(verdict(page).getByRole('radio', { checked: true })).toHaveCount(0);
  await page.getByLabel('Where you looked').fill('https://lists.example/search');
  await page.getByLabel('What you found').fill('No entry under this name and birth date.');
  await page.getByRole('button', { name: 'Attach' }).click();
  await expect(verdict(page)).not.toContainText('Attach your own look-up');
  await page.locator('h1').click();
  await page.keyboard.press('f');
  await page.keyboard.press('7');
  await verdict(page).getByLabel('Note').fill('Looked up by hand, no entry.');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page).getByRole('radio', { name: 'Approve' })).toBeEnabled();
});

test('g h leads to all hits; a verdict by keys is undone by Ctrl+Z', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await anInventedCase({ hits: [entry('1', 'Invented list', 'Dorothea VANBRUGH')] });
  await open(page, '/queue');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page).toHaveURL(/\/hits$/);
  await page.goto('/hits?list=Invented+list');
  await expect(hit(page)).toContainText('Dorothea VANBRUGH');
  await page.keyboard.press('f');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 hit recorded')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 hit recorded')).toBeHidden();
  await expect(hit(page)).toContainText('Dorothea VANBRUGH');
});
