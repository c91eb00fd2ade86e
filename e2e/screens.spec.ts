import type { Page } from '@playwright/test';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { openKeys, untilKeysAct } from '#test/journeys/keys.ts';
import { expect, freeRows, type Person, test } from './fixtures.ts';

test.afterAll(endInventedCases);

test.describe.configure({ timeout: 180_000 });

const vendors = ['vult', 'blockpass', 'allpass', 'b2core', 'ondato'];

/** The first case of a vendor on its applicant's page. Right after a start people are still arriving. */
async function openFirst(page: Page, vendor: string): Promise<void> {
  const row = page.getByRole('row').getByRole('link').first();
  await expect(async () => {
    await page.goto(`/queue?provider=${vendor}`);
    await expect(row).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  await row.click();
  await expect(page).toHaveURL(/\/applicants\//);
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
}

const homes: [person: Person, home: string, href: string][] = [
  ['reviewer', 'queue', '/queue'],
  ['approver', 'queue', '/queue'],
  ['manager', 'metrics', '/metrics'],
  ['admin', 'admin home', '/admin'],
  ['auditor', 'ledger', '/audit'],
];

for (const [person, home, href] of homes) {
  test(`An unknown address leads a ${person} to their own home, within the frame`, async ({ signedIn }) => {
    const page = await signedIn(person);
    // An address of nothing, one of no applicant, and one that only others open.
    const closed = person === 'admin' ? '/queue' : '/admin/connections/new';
    for (const address of ['/nothing/of/the/sort', '/applicants/00000000-0000-4000-8000-000000000000', closed]) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(404);
      await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
      await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link').first()).toBeVisible();
      await page.getByRole('link', { name: `Go to the ${home}` }).click();
      await expect(page).toHaveURL((url) => url.pathname === href);
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Not found');
    }
    await page.goto('/');
    await expect(page).toHaveURL((url) => url.pathname === href);
  });
}

test('Without a session an unknown address leads to sign-in', async ({ page }) => {
  expect((await page.goto('/nothing/of/the/sort'))?.status()).toBe(404);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('Zoom ends with the image it was for, and no caption lies on a picture', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await openFirst(page, 'vult');
  const strip = page.getByRole('toolbar', { name: 'Evidence' }).getByRole('button');
  const zoom = page.locator('button[title="Fit (0)"]');
  const pictures = page.locator('figure[data-view] img');
  await expect(pictures).toHaveJSProperty('complete', true, { timeout: 20_000 });
  await untilKeysAct(page, 'Evidence');
  for (const isTurned of [false, true]) {
    if (isTurned) await page.keyboard.press('r');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('+');
    await expect(zoom).toHaveText('1000 %');
    expect(await page.locator('figure[data-view]').evaluateAll(coveredCaptions)).toEqual([]);
    await page.keyboard.press('0');
    expect(await page.locator('figure[data-view]').evaluateAll(coveredCaptions)).toEqual([]);
  }
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('+');
  await strip.nth(1).click();
  await expect(zoom).toHaveText('Fit');
  await expect(pictures.first()).not.toHaveAttribute('style', /scale/);
  await page.keyboard.press('+');
  await page.keyboard.press('c');
  await expect(zoom).toHaveText('Fit');
});

test('A turned picture fits into its place', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await openFirst(page, 'vult');
  const picture = page.locator('figure[data-view] img');
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);
  // Turns are kept with the image, so an earlier journey may have left one.
  const isOnSide = async () => /rotate\((?:90|270)deg\)/.test((await picture.getAttribute('style')) ?? '');
  await expect(async () => {
    if (!(await isOnSide())) await page.getByRole('button', { name: 'Rotate (r)' }).click();
    expect(await isOnSide()).toBe(true);
  }).toPass();
  const outside = await picture.evaluate((image) => {
    const [box, place] = [image.getBoundingClientRect(), image.parentElement?.getBoundingClientRect()];
    return place
      ? [place.top - box.top, box.bottom - place.bottom, place.left - box.left, box.right - place.right]
      : [];
  });
  expect(Math.max(...outside)).toBeLessThan(1);
});

/** Captions over which their picture is drawn: nothing between the two cuts it off. */
function coveredCaptions(figures: Element[]): string[] {
  return figures.flatMap((figure) => {
    const caption = figure.querySelector('figcaption');
    const picture = figure.querySelector('img');
    if (!caption || !picture) return ['no picture'];
    let { top } = picture.getBoundingClientRect();
    for (let frame = picture.parentElement; frame && frame !== figure; frame = frame.parentElement)
      if (getComputedStyle(frame).overflow === 'hidden') top = Math.max(top, frame.getBoundingClientRect().top);
    return top < caption.getBoundingClientRect().bottom ? [caption.textContent] : [];
  });
}

test('Escape goes back to the queue at the same row; q requests; help names each group of keys once', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer2');
  await page.goto('/queue');
  const keys = await openKeys(page, 'Queue');
  const groups = await keys.getByRole('heading', { level: 3 }).allTextContents();
  expect(groups.filter((group, at) => groups.indexOf(group) !== at)).toEqual([]);
  expect(groups).toContain('Queue');
  await page.keyboard.press('Escape');

  const row = freeRows(page).nth(2);
  const id = await row.getAttribute('data-row');
  await row.click();
  await expect(page).toHaveURL(/\/applicants\//);
  // The list of keys is that of the moment it is opened.
  await expect(page.getByRole('radio', { name: /Request info/ })).toBeVisible();
  const own = await openKeys(page, 'Go');
  await expect(own).toContainText('Back to the queue, at the same row');
  await expect(own).toContainText('Request information, then digits for what is asked for');
  // Closing what floats is not leaving the page.
  await page.keyboard.press('Escape');
  await expect(own).toBeHidden();
  await page.getByRole('button', { name: /^Settings of/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
  await expect(page).toHaveURL(/\/applicants\//);
  // The focus is in the list for the digits: the first Escape leaves the list.
  const list = page.getByRole('group', { name: 'Ask for' });
  await expect(list.getByRole('checkbox').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list.locator(':focus')).toHaveCount(0);
  await expect(page).toHaveURL(/\/applicants\//);

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/queue$/);
  await expect(page.locator(`a[data-row="${id}"]`)).toBeFocused();
});

for (const vendor of vendors) {
  test(`At ${vendor}, no heading has nothing under it and no text leaves its pane`, async ({ signedIn }) => {
    const page = await signedIn('reviewer');
    await openFirst(page, vendor);
    for (const width of [1440, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(emptyHeadings)).toEqual([]);
      expect(await page.evaluate(textOutside)).toEqual([]);
    }
    await expect(page.locator('main > header')).toContainText(/Copy from .*\d+ (s|min|h|d) ago/);
  });
}

test('An applicant about whom nothing is known has no empty heading either', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  const nobody = { fullName: null, givenName: null, familyName: null, birthDate: null, gender: null };
  const silent = { nationality: null, email: null, phone: null };
  await page.goto(await anInventedCase({ documents: [], portrait: null, person: { ...nobody, ...silent } }));
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
  expect(await page.evaluate(emptyHeadings)).toEqual([]);
});

/** Headings of sections that hold nothing else that can be read. */
function emptyHeadings(): string[] {
  return [...document.querySelectorAll('main section h2')].flatMap((heading) => {
    const section = heading.closest('section');
    const rest = section?.textContent.replace(heading.textContent, '').trim();
    const shows = section?.querySelector('img, input, button');
    return rest === '' && !shows ? [heading.textContent] : [];
  });
}

/** Text that runs out of its pane at the side, where the pane cuts it off. */
function textOutside(): string[] {
  return ['Who', 'Decision'].flatMap((name) => {
    const pane = document.querySelector(`section[aria-label="${name}"]`);
    if (!pane) return [`no pane ${name}`];
    const { left, right } = pane.getBoundingClientRect();
    return [...pane.querySelectorAll('*')].flatMap((element) => {
      if (element.childElementCount > 0 || element.textContent.trim() === '' || element.closest('.sr-only')) return [];
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > right + 1 || box.left < left - 1) ? [element.textContent] : [];
    });
  });
}
