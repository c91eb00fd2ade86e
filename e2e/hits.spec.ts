import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { unsaidHit } from '#lib/providers/reading/blank.ts';
import { honestFiles } from '#test/imaging/specimen.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { openByKeys } from '#test/journeys/keys.ts';
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

const open = (page: Page, address: string, keys = 'Hit') => openByKeys(page, address, keys);

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

test('With a verdict chosen and not recorded, Ctrl+Enter in the note of the decision records the decision', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  const hits = [entry('1', 'EU sanctions', 'Aydana OMAROVA')];
  await open(page, await anInventedCase({ hits, documents: [], portrait: null }));
  await expect(verdict(page).getByRole('radio', { name: 'True match' })).toBeEnabled();
  await page.keyboard.press('t');
  await expect(verdict(page).getByRole('combobox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.press('2');
  await verdict(page).getByLabel('Note').fill('The birth date is the same.');
  await decision(page).getByRole('radio', { name: 'Hold' }).check();
  await decision(page).getByRole('option').first().click();
  await decision(page).getByLabel('Note').fill('The applicant sends a letter next week.');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('On hold');
  await expect(page.locator('[data-hit]').getByText('Open')).toHaveCount(1);
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
  await open(page, '/queue', 'Queue');
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

/** Marks the page, so that a reload would show. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isSamePage: true }));
const isSame = (page: Page) => page.evaluate(() => 'isSamePage' in window);

test('A colleague’s verdict is on both screens without a reload, no row moves, and a second one is refused', async ({
  signedIn,
}) => {
  const list = `Live list ${randomUUID().slice(0, 8)}`;
  const hits = ['Perpetua LINDQVIST', 'Quentin ABERNATHY'].map((name, at) => entry(`${at}`, list, name));
  const address = await anInventedCase({ hits, documents: [], portrait: null });
  const [nadia, tomas] = [await signedIn('reviewer'), await signedIn('reviewer2')];
  await open(nadia, `/hits?list=${encodeURIComponent(list)}`);
  await expect(nadia.locator('[data-hit]')).toHaveCount(2);
  await expect(nadia.getByText('Live, ')).toBeVisible();
  await mark(nadia);

  await open(tomas, address);
  // A key of the verdict acts once the hit is there.
  await expect(verdict(tomas).getByRole('radio')).toHaveCount(3);
  await tomas.keyboard.press('f');
  await expect(verdict(nadia), 'his first act claims the case').toContainText('Someone else has claimed this case');
  await tomas.keyboard.press('1');
  await tomas.keyboard.press('Control+Enter');
  await expect(tomas.getByText('1 hit recorded')).toBeVisible();

  await expect(nadia.getByText('1 left this list, show')).toBeVisible();
  await expect(nadia.locator('[data-hit]')).toHaveCount(2);
  await expect(nadia.locator('[data-hit]').first()).toContainText('Left this list');
  await expect(verdict(nadia)).toContainText('False positive');
  await nadia.keyboard.press('j');
  await nadia.keyboard.press('f');
  await expect(verdict(nadia).getByRole('radio')).toHaveCount(0);
  await nadia.getByText('1 left this list, show').click();
  await expect(nadia.locator('[data-hit]')).toHaveCount(1);
  expect(await isSame(nadia)).toBe(true);

  await open(nadia, address, 'Hits');
  await expect(nadia.locator('[data-hit]').getByText('Open')).toHaveCount(1);
  await mark(nadia);
  await tomas.keyboard.press('f');
  await tomas.keyboard.press('1');
  await tomas.keyboard.press('Control+Enter');
  await expect(nadia.locator('[data-hit]').getByText('Open')).toHaveCount(0);
  expect(await isSame(nadia)).toBe(true);
});

test('Three hits of one entry closed together are undone together; note and reason are in the form again', async ({
  signedIn,
}) => {
  const hits = ['EU', 'UN', 'UK'].map((list, at) => ({
    ...entry(`${at}`, `${list} sanctions`, 'Rosalind THACKERAY'),
    entityIds: ['one entry'],
  }));
  const page = await signedIn('reviewer');
  await open(page, await anInventedCase({ hits, documents: [], portrait: null }));
  await expect(verdict(page).getByRole('radio')).toHaveCount(3);
  await page.keyboard.press('f');
  await page.keyboard.press('1');
  await verdict(page).getByLabel('Note').fill('Another middle name.');
  await verdict(page)
    .getByRole('checkbox', { name: /Also close 2 other open hits/ })
    .check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('3 hits recorded')).toBeVisible();
  await expect(page.locator('[data-hit]').getByText('Open')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-hit]').getByText('Open')).toHaveCount(3);
  await expect(verdict(page).getByRole('radio', { name: /False positive/ })).toBeChecked();
  await expect(verdict(page).getByLabel('Note')).toHaveValue('Another middle name.');
  await expect(page.getByText('3 hits recorded')).toBeHidden();
});

test('What is typed about a hit is there after a reload, on both screens, and no longer once it is recorded', async ({
  signedIn,
}) => {
  const list = `Draft list ${randomUUID().slice(0, 8)}`;
  const page = await signedIn('reviewer');
  const hits = [entry('1', list, 'Sylvester OYELARAN')];
  const address = await anInventedCase({ hits, documents: [], portrait: null });
  await open(page, address);
  await expect(verdict(page).getByRole('radio')).toHaveCount(3);
  await page.keyboard.press('f');
  await page.keyboard.press('2');
  await verdict(page).getByLabel('Note').fill('Typed before the crash.');
  await expect(verdict(page)).toContainText('Draft saved');
  for (const again of [address, `/hits?list=${encodeURIComponent(list)}`]) {
    await open(page, again);
    await expect(verdict(page).getByRole('radio', { name: /False positive/ })).toBeChecked();
    await expect(verdict(page).getByLabel('Note')).toHaveValue('Typed before the crash.');
  }
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('1 hit recorded')).toBeVisible();
  await page.goto(address);
  await expect(verdict(page)).toContainText('Typed before the crash.');
  await expect(verdict(page).getByRole('radio')).toHaveCount(0);
});

test('A look-up as a file: a script called .png is refused with what to do, a screenshot is kept and shown', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page, await anInventedCase({ hits: [unsaid], documents: [], portrait: null }));
  const file = page.getByLabel('Choose file');
  const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await page.getByLabel('What you found').fill('The search of the list finds nobody.');
  await file.setInputFiles({ name: 'screenshot.png', mimeType: 'image/png', buffer: script });
  await page.getByRole('button', { name: 'Attach' }).click();
  await expect(page.getByText('Only PNG, JPEG, WebP and PDF files are kept')).toBeVisible();
  const large = Buffer.alloc(5 * 1024 * 1024 + 1);
  await page.getByLabel('Choose another').setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer: large });
  await expect(page.getByText('larger than 5 MB')).toBeVisible();

  const { png } = await honestFiles();
  await file.setInputFiles({ name: 'screenshot.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: 'Attach' }).click();
  await expect(hit(page)).toContainText('PNG image');
  await expect(verdict(page)).not.toContainText('Attach your own look-up');
  await page.getByRole('button', { name: 'Show the image' }).click();
  const shown = page.getByAltText('What was found in the look-up');
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(240);

  const address = (await shown.getAttribute('src')) ?? '';
  const answer = await page.request.get(address);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const manager = await signedIn('manager');
  expect((await manager.request.get(address)).status()).toBe(403);
  const auditor = await signedIn('auditor');
  expect((await auditor.request.get(address)).status()).toBe(403);
});

test('A PDF of a look-up is only saved; a slow upload shows how far it is, and stops', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await open(page, await anInventedCase({ hits: [unsaid], documents: [], portrait: null }));
  const pdf = Buffer.concat([(await honestFiles()).pdf, Buffer.alloc(4 * 1024 * 1024)]);
  await page.getByLabel('What you found').fill('The page of the list, saved as PDF.');
  const choose = () =>
    page.locator('input[type=file]').setInputFiles({ name: 'page.pdf', mimeType: 'application/pdf', buffer: pdf });
  await choose();
  const network = await page.context().newCDPSession(page);
  const at = (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput },
    });
  await at(200 * 1024);
  await page.getByRole('button', { name: 'Attach' }).click();
  await expect(page.getByRole('progressbar', { name: 'File sent' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped. Attach it again, or choose another file.')).toBeVisible();
  await at(-1);
  await page.getByRole('button', { name: 'Attach' }).click();
  const save = page.getByRole('link', { name: 'Save the PDF' });
  await expect(save).toBeVisible();
  const answer = await page.request.get((await save.getAttribute('href')) ?? '');
  expect(answer.headers()).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment; filename="look-up-[0-9-]+\.pdf"$/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect((await answer.body()).equals(pdf)).toBe(true);
});
