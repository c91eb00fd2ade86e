import { db } from '#lib/data/database.ts';
import { saveFetchedImage } from '#lib/data/images/save-fetched.ts';
import { imaging } from '#lib/imaging/imaging.ts';
import { createPens, type Printed } from '#sandbox/papers/index.ts';
import { exampleCard } from '#test/builders/applicant-content.ts';
import { printedLicence } from '#test/builders/printed-licence.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { untilKeysAct } from '#test/journeys/keys.ts';
import { matrixOf, middleOf, picture, stage, tool } from '#test/journeys/stage.ts';
import { expect, freeRows, test } from './fixtures.ts';

test.describe.configure({ timeout: 180_000 });

test.afterAll(endInventedCases);

test('Two images zoom and move together, or apart; a quarter turn is there after a reload', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/queue?provider=vult');
  await freeRows(page).first().click();
  await page.waitForURL(/\/applicants\//);
  await expect(picture(stage(page))).toHaveJSProperty('complete', true, { timeout: 30_000 });

  await page.keyboard.press('c');
  const [left, right] = [stage(page).first(), stage(page).last()];
  await expect(stage(page)).toHaveCount(2);
  await expect(picture(right)).toHaveJSProperty('complete', true, { timeout: 30_000 });
  const middle = await middleOf(left);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -100);
  expect((await matrixOf(picture(left))).zoom, 'the wheel alone does not zoom').toBe(1);
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 5; turn += 1) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await matrixOf(picture(right))).zoom).toBeCloseTo(Math.exp(0.7), 3);
  await page.mouse.down();
  await page.mouse.move(middle.x + 30, middle.y - 20, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => matrixOf(picture(right))).toMatchObject({ x: 30, y: -20 });
  await page.keyboard.press('ArrowRight');
  const together = await matrixOf(picture(left));
  expect(together.x).toBe(-18);
  expect(await matrixOf(picture(right))).toEqual(together);

  await tool(page, 'Move together').click();
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 12, middle.y, { steps: 2 });
  await page.mouse.up();
  await expect.poll(async () => (await matrixOf(picture(left))).x).toBe(-6);
  expect(await matrixOf(picture(right)), 'the other one stayed').toEqual(together);
  await tool(page, 'Reset').click();
  await expect.poll(async () => (await matrixOf(picture(left))).zoom).toBe(1);
  await page.keyboard.press(']');
  await expect.poll(async () => (await matrixOf(picture(left))).degrees).toBe(0.5);

  await page.keyboard.press('c');
  await expect(stage(page)).toHaveCount(1);
  const imageId = (await stage(page).getAttribute('data-view')) ?? '';
  await page.keyboard.press('z');
  await expect(stage(page).locator('[data-loupe] img')).toHaveJSProperty('complete', true);
  await page.keyboard.press('z');
  for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('r');
  await expect.poll(() => db().image.findUniqueOrThrow({ where: { id: imageId } })).toMatchObject({ turns: 3 });
  await page.reload();
  await expect(picture(stage(page))).toHaveJSProperty('complete', true, { timeout: 30_000 });
  expect(await matrixOf(picture(stage(page)))).toMatchObject({ zoom: 1, degrees: -90 });
  // Their deskew was of the moment alone.
  await expect(tool(page, 'Reset')).toHaveCount(0);
});

test('A wrong check digit of a zone is marked in its line and named; a zone typed off the image is compared', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  const right = exampleCard().mrz ?? '';
  const mrz = right.replace('9103041', '9103042');
  await page.goto(await anInventedCase({ documents: [exampleCard({ mrz })] }));
  await untilKeysAct(page, 'Evidence');
  await page.keyboard.press('h');
  const panel = page.getByRole('region', { name: 'Machine-readable zone' });
  await expect(panel).toContainText('Birth date: the check digit is 2 and should be 1.');
  await expect(panel.locator('[data-digit=wrong]')).toHaveText(['2', '6']);
  await expect(panel, 'the policy masks the number').not.toContainText('N09418257');

  await panel.getByRole('button', { name: 'Type it off the image' }).click();
  await panel.getByRole('textbox').fill(right.replace('3109188', '3209185').toLowerCase());
  await panel.getByRole('button', { name: 'Recompute and compare' }).click();
  await expect(panel).toContainText('Typed, not kept');
  await expect(panel.getByRole('row', { name: 'Expiry' })).toContainText('Differs:18 Sep 2031');
  await expect(panel.getByRole('row', { name: 'Birth date' })).toContainText('Agrees:');
  await page.keyboard.press('h');
  await expect(panel).toHaveCount(0);
});

/** A case with a licence of two sides as an older release copied them: no barcode was looked for. */
async function aLicence(printed: Printed): Promise<string> {
  const { number, issuedOn, expiresOn, birthDate } = printed;
  const name = {
    fullName: 'Marcus Anthony Delgado',
    givenName: null,
    middleName: null,
    familyName: null,
    suffix: null,
  };
  const holder = { ...exampleCard().holder, ...name, birthDate, gender: 'male' };
  const address = { line: '418 Alder Street', city: 'Fresno', state: 'CA', postalCode: '93701', country: 'USA' };
  const paper = { type: 'driver_license', issuingCountry: 'USA', mrz: null, fields: [], number, issuedOn, expiresOn };
  const documents = [exampleCard({ ...paper, holder: { ...holder, address } })];
  const person = { ...name, birthDate, gender: 'male', nationality: 'USA', address };
  const page = await anInventedCase({ documents, portrait: null, person });
  await copiedIn(page, printed, ['front', 'back']);
  return page;
}

/** Copies these sides of a drawn document in, as the worker does, but looks for no barcode. */
async function copiedIn(address: string, printed: Printed, parts: string[]): Promise<void> {
  const portrait = { seed: 'delgado', gender: 'male', ageYears: 34 } as const;
  const pens = createPens(0.5);
  const desk = imaging();
  try {
    const where = { applicantId: address.split('/').at(-1) ?? '', part: { in: parts } };
    for (const { id, part } of await db().image.findMany({ where })) {
      const bytes = await (part === 'front' ? pens.drawFront : pens.drawBack)(printed, portrait);
      const rendering = await desk.render(bytes);
      if (rendering.outcome !== 'shown') throw new Error(rendering.reason);
      const pictures = rendering.pages.flatMap(({ page: at, full, thumb }) => [
        { page: at, size: 'full' as const, ...full },
        { page: at, size: 'thumb' as const, ...thumb },
      ]);
      const source = { type: rendering.sourceType, sha256: rendering.sourceSha256, byteLength: bytes.byteLength };
      await saveFetchedImage(id, { outcome: 'shown', ...source, pages: 1, pictures });
    }
  } finally {
    await desk.close();
  }
}

test('A zone is framed where ICAO 9303 puts it on a card that fills its picture; a field of it zooms there', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.setViewportSize({ width: 1280, height: 720 });
  const address = await anInventedCase({ documents: [exampleCard()] });
  await copiedIn(address, { ...printedLicence, kind: 'id_card', country: 'KAZ', state: undefined }, ['front', 'back']);
  await page.goto(address);
  await expect(picture(stage(page)).first()).toHaveJSProperty('complete', true, { timeout: 30_000 });
  const tools = page.getByRole('toolbar', { name: 'Image tools' });
  await untilKeysAct(page, 'Evidence');
  await page.keyboard.press('c');
  await expect(tool(page, 'Move together')).toBeVisible();
  // With all tools that there are: none is out of sight, in one line.
  await page.keyboard.press('i');
  await expect(tool(page, 'Reset')).toBeVisible();
  expect(await tools.evaluate((row) => [row.scrollWidth <= row.clientWidth, row.clientHeight < 48])).toEqual([
    true,
    true,
  ]);
  await page.keyboard.press('i');
  await page.keyboard.press('c');
  await page.keyboard.press('h');
  const panel = page.getByRole('region', { name: 'Machine-readable zone' });
  await expect(panel).toContainText('Framed where ICAO 9303 puts it, not where it was found.');
  await panel.getByRole('button', { name: /^Show on \d Card back$/ }).click();
  const region = stage(page).locator('[data-region=chosen]');
  await expect(region).toHaveCount(1, { timeout: 30_000 });
  await expect.poll(async () => (await matrixOf(picture(stage(page)))).zoom).toBeGreaterThan(1.2);
  await page.keyboard.press('0');
  await expect.poll(async () => (await matrixOf(picture(stage(page)))).zoom).toBe(1);
  await panel.getByRole('row', { name: 'Birth date' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await matrixOf(picture(stage(page)))).zoom).toBeGreaterThan(1.2);
  await page.keyboard.press('h');
  await expect(stage(page).locator('[data-region]')).toHaveCount(0);

  await tool(page, 'Fields').click();
  const names = page.getByRole('button', { name: /^MRZ on \d Card back$/ });
  await expect(stage(page).locator('[data-region=known]')).toHaveCount(1);
  await names.click();
  await expect(panel).toBeVisible();
  await expect(stage(page).locator('[data-region]'), 'framed once').toHaveCount(1);
  await page.keyboard.press('h');
  await tool(page, 'Fields').click();
  await expect(names).toHaveCount(0);
  await expect(stage(page).locator('[data-region]')).toHaveCount(0);
});

test('A barcode that contradicts the front is found, named, framed on its image, and blocks', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto(await aLicence({ ...printedLicence, barcode: { familyName: 'Salgado', birthDate: '1989-03-04' } }));
  await expect(picture(stage(page))).toHaveJSProperty('complete', true, { timeout: 30_000 });
  const decision = page.getByRole('region', { name: 'Decision' });
  await expect(decision).not.toContainText('barcode');

  await page.keyboard.press('b');
  const panel = page.getByRole('region', { name: 'Barcode' });
  await expect(panel).toContainText('AAMVA, version 10', { timeout: 30_000 });
  await expect(panel.getByRole('row', { name: 'Name' })).toContainText('Differs:Marcus Anthony Delgado');
  await expect(panel.getByRole('row', { name: 'Birth date' })).toContainText('4 Mar 1989');
  await expect(panel.getByRole('row', { name: 'Expiry' })).toContainText('Agrees:');
  await expect(panel, 'the policy masks the number').toContainText('The text is hidden');
  await expect(page.locator('body')).not.toContainText('D8841027');

  await panel.getByRole('button', { name: /^Show .+ back$/ }).click();
  const region = stage(page).locator('[data-region]');
  await expect(region).toHaveAttribute('data-region', 'known', { timeout: 30_000 });
  await panel.getByRole('row', { name: 'Name' }).focus();
  await expect(region).toHaveAttribute('data-region', 'chosen');
  const [box, image] = await Promise.all([region.boundingBox(), picture(stage(page)).boundingBox()]);
  if (!box || !image) throw new Error('it is not on the screen');
  // Where the sandbox draws it: 130 to 1,470 of 1,600 pixels, and 440 to 836 of 1,038.
  expect((box.x - image.x) / image.width).toBeCloseTo(130 / 1600, 1);
  expect((box.y + box.height - image.y) / image.height).toBeCloseTo(836 / 1038, 1);
  await region.click();
  await expect(panel.locator('[id^=barcode-]')).toBeFocused();

  // What was found has to be seen before anything is recorded, and what the vendor says has not changed.
  const banner = page.getByRole('status').filter({ hasText: 'Changed while you looked' });
  await expect(banner).toContainText(/looked: (.+ differs, )+The barcode contradicts the driver licence: [^.]+\./);
  await expect(decision).toContainText('None open');
  await banner.getByRole('button', { name: 'Show' }).click();
  await expect(decision).toContainText('The barcode contradicts the driver licence: name, birth date');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Who' })).toContainText('Barcode, by Docket');
  await page.keyboard.press('a');
  await expect(decision).toContainText('Approving takes');
});
