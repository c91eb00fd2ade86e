import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const rows = (page: Page) => page.locator('a[data-row]');
const chip = (page: Page, field: string) => page.getByRole('link', { name: `Remove filter ${field}` });
const head = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });
const cells = (page: Page, column: string) => page.locator(`.queue-rows td.${column}`).allTextContents();

const isAscending = (texts: string[]) =>
  texts.length > 1 && texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') <= text);

/** Opens the menu of filters at a field, by keys alone. */
async function openField(page: Page, field: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Filter by' }).getByRole('button', { name: field, exact: true }).focus();
  await page.keyboard.press('Enter');
}

test('Filters are chips in the address, hold over the order and a reload, and the way back takes them off', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto('/queue');
  await expect(rows(page).nth(20)).toBeVisible();
  const shown = await cells(page, 'country');
  const times = (country: string) => shown.filter((text) => text === country).length;
  // One that few have, and more than one: those of the most frequent fill a page by themselves.
  const few = shown.filter((text) => /^[A-Z]{3}$/.test(text) && times(text) > 1);
  const [country = ''] = few.sort((a, b) => times(a) - times(b));
  const inAll = shown.length;

  await openField(page, 'Country');
  await expect(page.getByRole('searchbox', { name: 'Find in country' })).toBeFocused();
  const choices: { countries: [string, string][] } = await (await page.request.get('/api/queue/choices')).json();
  const name = choices.countries.find(([code]) => code === country)?.[1] ?? '';
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(new RegExp(`countries=${country}$`));
  await expect(chip(page, 'Country')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(async () => [...new Set(await cells(page, 'country'))]).toEqual([country]);
  const inCountry = (await cells(page, 'country')).length;
  expect(inCountry).toBeLessThan(inAll);
  await expect(page.getByRole('navigation', { name: 'Case state' })).toContainText(`Needs review${inCountry}`);

  await head(page, 'Age').getByRole('button').click();
  await expect(head(page, 'Age')).toHaveAttribute('aria-sort', 'descending');
  await expect(head(page, 'Time left')).not.toHaveAttribute('aria-sort');
  await expect(page).toHaveURL(/sort=opened$/);
  await expect(rows(page)).toHaveCount(inCountry);
  const oldestFirst = await rows(page).evaluateAll((found) => found.map((row) => row.getAttribute('data-row')));
  await head(page, 'Age').getByRole('button').click();
  await expect(head(page, 'Age')).toHaveAttribute('aria-sort', 'ascending');
  const order = () => rows(page).evaluateAll((found) => found.map((row) => row.getAttribute('data-row')));
  await expect.poll(order).toEqual(oldestFirst.toReversed());

  await page.reload();
  await expect(head(page, 'Age')).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows(page)).toHaveCount(inCountry);
  await page.getByRole('button', { name: 'Sort: Newest first' }).click();
  await page.getByRole('menuitemradio', { name: 'Highest risk first' }).click();
  await expect(head(page, 'Risk')).toHaveAttribute('aria-sort', 'descending');

  await page.goBack();
  await expect(head(page, 'Age')).toHaveAttribute('aria-sort', 'ascending');
  await chip(page, 'Country').click();
  await expect(page).toHaveURL(/queue\?sort=-opened$/);
  await page.goBack();
  await expect(chip(page, 'Country')).toBeVisible();
  await page.getByRole('link', { name: 'Clear', exact: true }).click();
  await expect(chip(page, 'Country')).toHaveCount(0);
  await expect(page).toHaveURL(/queue\?sort=-opened$/);

  const countries = async () => (await cells(page, 'country')).filter((text) => /^[A-Z]{3}$/.test(text));
  await head(page, 'Country').getByRole('button').click();
  await expect(head(page, 'Country')).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/queue\?sort=country$/);
  await expect.poll(async () => isAscending(await countries())).toBe(true);
  await head(page, 'Country').getByRole('button').click();
  await expect(head(page, 'Country')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => isAscending((await countries()).reverse())).toBe(true);
  await expect(page.getByRole('button', { name: 'Sort: Country Z to A' })).toBeVisible();
});

test('The rows are sorted by provider and by assignee from the heads, and narrowed by the type of document', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto('/queue');
  await expect(rows(page).nth(20)).toBeVisible();
  const toReview = async () => {
    const text = await page.getByRole('navigation', { name: 'Case state' }).textContent();
    return Number(/Needs review\s*(\d+)/.exec(text?.replace(',', '') ?? '')?.[1]);
  };
  const inAll = await toReview();
  const providers = () => page.locator('.queue-rows td.provider > span > span:first-child').allTextContents();
  await head(page, 'Provider').getByRole('button').click();
  await expect(head(page, 'Provider')).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/queue\?sort=provider$/);
  await expect.poll(async () => isAscending(await providers())).toBe(true);
  await head(page, 'Provider').getByRole('button').click();
  await expect(head(page, 'Provider')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => isAscending((await providers()).reverse())).toBe(true);
  expect(new Set(await providers()).size).toBeGreaterThan(1);
  await expect(page.getByRole('button', { name: 'Sort: Provider Z to A' })).toBeVisible();

  // Those without an assignee are last both ways.
  const free = async () => (await cells(page, 'assignee')).map((text) => (text === '–' ? 'none' : 'has'));
  for (const way of ['ascending', 'descending']) {
    await head(page, 'Assignee').getByRole('button').click();
    await expect(head(page, 'Assignee')).toHaveAttribute('aria-sort', way);
    await expect.poll(async () => isAscending(await free())).toBe(true);
  }
  await expect(page).toHaveURL(/queue\?sort=-assignee$/);

  await openField(page, 'Document type');
  await expect(page.getByRole('searchbox', { name: 'Find in document type' })).toBeFocused();
  await page.keyboard.type('Driver');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/queue\?documentKinds=driver_licence&sort=-assignee$/);
  await expect(chip(page, 'Document type')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect.poll(toReview).toBeLessThan(inAll);
  expect(await toReview()).toBeGreaterThan(0);
  await rows(page).first().click();
  await expect(page.getByText('Driver licence').first()).toBeVisible();
});
