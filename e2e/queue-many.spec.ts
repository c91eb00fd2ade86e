import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { db } from '#lib/data/database.ts';
import { testSize } from '#test/database/size.ts';
import { endInventedCases } from '#test/journeys/invented-case.ts';
import { manyCases, manyCountry } from '#test/journeys/many-cases.ts';
import { expect, test } from './fixtures.ts';

/** The row that is looked for is the seventeenth of this page. */
const pageSize = 50;
const deepest = testSize({ small: 60, full: 400 });
const above = 16;

const low = 600;
const high = deepest * pageSize;

let caseId: string;

test.describe.configure({ timeout: 300_000 });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  caseId = await manyCases({ high, newer: (deepest - 1) * pageSize + above, low });
});

test.afterAll(async () => {
  await db().$executeRaw`UPDATE member SET queue_look = NULL WHERE email = 'approver2@docket.test'`;
  await endInventedCases();
});

const rows = (page: Page) => page.locator('a[data-row]');
const head = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });
const heads = (page: Page) => page.locator('.queue-table th:not(.select)').allTextContents();

/** The cases on the screen, once they are those of its address: the rows before stay until then. */
async function idsOf(page: Page): Promise<(string | null)[]> {
  await expect(page.locator('[data-rows]')).toHaveAttribute('aria-busy', 'false');
  return rows(page).evaluateAll((found) => found.map((row) => row.getAttribute('data-row')));
}

/** Opens the menu of filters at a field. */
async function openField(page: Page, field: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('list', { name: 'Filter by' }).getByRole('button', { name: field, exact: true }).click();
}

test(`Filtered, sorted and paged to page ${deepest}: an applicant there, and back to the very same row`, async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto('/queue?tab=waiting_for_applicant');
  await expect(rows(page)).toHaveCount(pageSize);
  await openField(page, 'Country');
  await page.getByRole('searchbox', { name: 'Find in country' }).fill('Faroe');
  await page.getByRole('checkbox', { name: 'Faroe Islands' }).check();
  await page.keyboard.press('Escape');
  await openField(page, 'Risk');
  await page.getByRole('checkbox', { name: 'High' }).check();
  await page.keyboard.press('Escape');
  await head(page, 'Age').getByRole('button').click();
  await expect(head(page, 'Age')).toHaveAttribute('aria-sort', 'descending');
  await head(page, 'Age').getByRole('button').click();
  await expect(head(page, 'Age')).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(`/queue?tab=waiting_for_applicant&countries=${manyCountry}&risks=high&sort=-opened`);

  const seen = new Set(await idsOf(page));
  for (let nth = 2; nth <= deepest; nth += 1) {
    const before = page.url();
    const last = (await rows(page).last().getAttribute('data-row')) ?? '';
    await page.getByRole('link', { name: 'Next', exact: true }).click();
    await expect(page).not.toHaveURL(before);
    await expect(page.locator(`a[data-row="${last}"]`)).toHaveCount(0);
    for (const id of await idsOf(page)) seen.add(id);
  }
  expect(seen.size, 'no row twice, and none left out').toBe(high);
  const address = page.url();
  const shown = await idsOf(page);
  const row = page.locator(`a[data-row="${caseId}"]`);
  expect(shown.indexOf(caseId)).toBe(above);

  await row.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ragnhild Djurhuus');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(address);
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
  expect(await idsOf(page)).toEqual(shown);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ragnhild Djurhuus');
  await page.goBack();
  await expect(row).toBeFocused();
  expect(await idsOf(page)).toEqual(shown);

  const colleague = await signedIn('approver');
  await colleague.goto(address);
  await expect(rows(colleague)).toHaveCount(pageSize);
  expect(await idsOf(colleague), 'all of it is in the address').toEqual(shown);
  await expect(head(colleague, 'Age')).toHaveAttribute('aria-sort', 'ascending');
  await expect(colleague.getByRole('link', { name: 'Remove filter Country' })).toBeVisible();
});

test('Columns that were chosen are there at the first paint after a reload, and go back with Reset', async ({
  signedIn,
}) => {
  const page = await signedIn('approver2');
  await page.goto('/queue');
  await expect(rows(page).first()).toBeVisible();
  const usual = await heads(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  const panel = page.getByRole('list', { name: 'Columns' });
  await panel.getByRole('checkbox', { name: 'Country' }).uncheck();
  await panel.getByRole('checkbox', { name: 'Provider says' }).uncheck();
  await panel.getByRole('checkbox', { name: 'Case' }).check();
  await panel.getByRole('checkbox', { name: 'Flow' }).check();
  await panel.getByRole('checkbox', { name: 'Risk' }).press('Alt+ArrowUp');
  await page.getByRole('button', { name: 'Comfort, 40' }).click();
  const chosen = ['Applicant', 'Provider', 'Status', 'Risk', 'Open blockers', 'Age', 'Time left', 'Assignee'];
  await expect.poll(() => heads(page)).toEqual([...chosen, 'Case', 'Flow']);

  const frame = await (await page.request.get('/queue')).text();
  const drawn = /<table class="queue-table.*?<\/table>/s.exec(frame)?.[0] ?? '';
  expect([...drawn.matchAll(/<th [^>]*class="(\w+)"/g)].map(([, name]) => name)).toContain('flow');
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  expect(await heads(page)).toEqual([...chosen, 'Case', 'Flow']);
  expect((await page.locator('.queue-rows tr').first().boundingBox())?.height).toBe(40);

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Compact, 36' }).click();
  await expect.poll(() => heads(page)).toEqual(usual);
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  expect(await heads(page)).toEqual(usual);
});

test('A file of the filtered cases is stopped while it is written; another is finished and holds their rows', async ({
  signedIn,
}) => {
  const page = await signedIn('approver2');
  const query = `tab=waiting_for_applicant&countries=${manyCountry}&sort=-opened`;
  await page.goto(`/queue?${query}`);
  await expect(rows(page)).toHaveCount(pageSize);
  const dialog = page.getByRole('dialog', { name: 'Export cases' });
  const files = dialog.getByRole('region', { name: 'Your files' });
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog).toContainText('All 1,000+ that match, as CSV, in the order that is shown.');
  // A worker with nothing else to do may be quicker than the press: then it is ordered again.
  await expect(async () => {
    if (await files.isVisible()) await files.getByRole('button', { name: 'Remove' }).click();
    await expect(files).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Write file' }).click();
    await expect(files).toContainText(`of ${(high + low).toLocaleString('en')} cases`, { timeout: 2_000 });
    await expect(files.getByRole('progressbar', { name: 'Written' })).toBeVisible();
    await files.getByRole('button', { name: 'Stop' }).click({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(files, 'what was stopped is gone').toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.goto(`/queue?${query}&risks=low`);
  await expect(rows(page)).toHaveCount(pageSize);
  const shown = await rows(page).locator('xpath=ancestor::tr').locator('td.risk').allTextContents();
  expect(new Set(shown)).toEqual(new Set(['Low']));
  await page.getByRole('button', { name: 'Export…' }).click();
  await dialog.getByRole('button', { name: 'Write file' }).click();
  const progress = files.getByRole('progressbar', { name: 'Written' });
  await expect(progress.or(files.getByRole('link', { name: 'Download' }))).toBeVisible();
  await expect(files).toContainText(`${low} cases`, { timeout: 60_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('link', { name: 'Download' }).click({ timeout: 60_000 }),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  const lines: Record<string, string>[] = parse(text, { columns: true });
  expect(lines).toHaveLength(low);
  expect(new Set(lines.map((line) => line.case)).size, 'no case twice').toBe(low);
  const values = (column: string) => [...new Set(lines.map((line) => line[column]))];
  expect([values('country'), values('risk'), values('status')]).toEqual([
    [manyCountry],
    ['low'],
    ['waiting_for_applicant'],
  ]);
  const opened = lines.map((line) => line['opened (UTC)'] ?? '');
  expect(opened, 'in the order that was shown').toEqual(opened.toSorted().toReversed());
  expect(text, 'no one is named').not.toContain('Jógvan');
  await files.getByRole('button', { name: 'Remove' }).click();
  await expect(files).toHaveCount(0);
});

test('On a phone a file of the cases is ordered, stopped and removed within the width of the screen', async ({
  signedIn,
}) => {
  const page = await signedIn('approver2');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/queue?tab=waiting_for_applicant&countries=${manyCountry}&risks=low`);
  await expect(rows(page)).toHaveCount(pageSize);
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export cases' });
  await dialog.getByRole('button', { name: 'Write file' }).click();
  await expect(dialog.getByRole('link', { name: 'Download' })).toBeVisible({ timeout: 60_000 });
  const box = await dialog.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  for (const name of ['Remove', 'Write file', 'Close'])
    expect((await dialog.getByRole('button', { name }).boundingBox())?.height).toBeGreaterThanOrEqual(36);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog.getByRole('region', { name: 'Your files' })).toHaveCount(0);
});
