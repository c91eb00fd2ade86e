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
  const [first = ''] = await providers();
  await head(page, 'Provider').getByRole('button').click();
  await expect(head(page, 'Provider')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => ((await providers())[0] ?? '') > first).toBe(true);
  expect(isAscending((await providers()).reverse())).toBe(true);
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
  // In the applicant's own documents: the chip in the queue has the word too.
  await expect(page.locator('#place-documents').getByText('Driver licence').first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/queue\?documentKinds=driver_licence&sort=-assignee$/);
  await expect(chip(page, 'Document type')).toBeVisible();
});

/** The country and the risk of each row, once the rows are those of the address. */
async function countriesAndRisks(page: Page): Promise<[country: string, risk: string][]> {
  await expect(page.locator('[data-rows]')).toHaveAttribute('aria-busy', 'false');
  const [countries, risks] = [await cells(page, 'country'), await cells(page, 'risk')];
  return countries.map((country, at) => [country, risks[at] ?? '']);
}

test('A country is excluded and joined with a risk by "or", by keys; the address keeps it, back and forth', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto('/queue');
  await expect(rows(page).nth(20)).toBeVisible();
  const shown = await countriesAndRisks(page);
  // Of a high risk, so that "or" brings back what "is not" takes away.
  const [country = ''] = shown.find(([code, risk]) => /^[A-Z]{3}$/.test(code) && risk === 'High') ?? [];
  const choices: { countries: [string, string][] } = await (await page.request.get('/api/queue/choices')).json();
  const name = choices.countries.find(([code]) => code === country)?.[1] ?? '';

  await openField(page, 'Country');
  const turn = page.getByRole('group', { name: 'Country is or is not' });
  await turn.getByRole('button', { name: 'is not', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox', { name: 'Find in country' }).fill(name);
  await page.getByRole('checkbox', { name, exact: true }).press('Space');
  await expect(page).toHaveURL(`/queue?notCountries=${country}`);
  await page.keyboard.press('Escape');
  const value = (operator: string) => page.getByRole('button', { name: `Country ${operator} ${name}, change` });
  await expect.poll(async () => (await countriesAndRisks(page)).filter(([code]) => code === country)).toEqual([]);
  await expect(rows(page).first()).toBeVisible();

  await value('is not').press('Enter');
  await turn.getByRole('button', { name: 'is', exact: true }).press('Enter');
  await expect(page).toHaveURL(`/queue?countries=${country}`);
  await expect(value('is')).toBeVisible();
  const ofCountry = async () => [...new Set((await countriesAndRisks(page)).map(([code]) => code))];
  await expect.poll(ofCountry).toEqual([country]);
  // The panel is still open, and turns it back.
  await turn.getByRole('button', { name: 'is not', exact: true }).press('Enter');
  await expect(page).toHaveURL(`/queue?notCountries=${country}`);
  await page.keyboard.press('Escape');
  await expect(value('is not')).toBeFocused();

  await openField(page, 'Risk');
  await page.getByRole('checkbox', { name: 'High' }).press('Space');
  await page.keyboard.press('Escape');
  const both = `/queue?risks=high&notCountries=${country}`;
  await expect(page).toHaveURL(both);
  // After a reload a chip has the code of a country, until the names of all are asked for.
  const join = (word: string, other: string) =>
    page.getByRole('button', {
      name: new RegExp(`^Country is not (?:${name}|${country}) ${word} Risk is High, change to ${other}$`),
    });
  await join('and', 'or').press('Enter');
  const either = `${both}&or=notCountries&or=risks`;
  await expect(page).toHaveURL(either);
  await expect(join('or', 'and')).toBeFocused();
  const group = page.getByRole('group', { name: 'One of these is enough' });
  await expect(group.getByRole('link', { name: /^Remove filter/ })).toHaveCount(2);
  const isHigh = ([code, risk]: [string, string]) => code === country && risk === 'High';
  await expect.poll(async () => (await countriesAndRisks(page)).some(isHigh)).toBe(true);
  const found = await countriesAndRisks(page);
  expect(found.filter(([code, risk]) => code === country && risk !== 'High')).toEqual([]);

  await page.reload();
  await expect(page).toHaveURL(either);
  await expect(join('or', 'and')).toBeVisible();
  await expect.poll(() => countriesAndRisks(page)).toEqual(found);
  await page.goBack();
  await expect(page).toHaveURL(both);
  await expect(join('and', 'or')).toBeVisible();
  await expect.poll(async () => (await countriesAndRisks(page)).some(isHigh)).toBe(false);
  await page.goForward();
  await expect(page).toHaveURL(either);
  await expect(group).toBeVisible();

  await chip(page, 'Country').click();
  await expect(page).toHaveURL('/queue?risks=high');
  await expect(group).toHaveCount(0);
});
