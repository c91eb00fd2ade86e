import type { Page } from '@playwright/test';
import { db } from '#lib/data/database.ts';
import { exampleCard } from '#test/builders/applicant-content.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { untilKeysAct } from '#test/journeys/keys.ts';
import { matrixOf, picture, stage } from '#test/journeys/stage.ts';
import { expect, freeRows, test } from './fixtures.ts';

test.describe.configure({ timeout: 180_000 });

test.afterAll(endInventedCases);

const faces = (page: Page) => page.getByRole('region', { name: 'Faces' });
const sides = (page: Page) => faces(page).locator('figure[data-face]');

/** Opens the two faces, and waits until both are drawn. */
async function compareFaces(page: Page): Promise<void> {
  await expect(picture(stage(page)).first()).toHaveJSProperty('complete', true, { timeout: 30_000 });
  await untilKeysAct(page, 'Evidence');
  await page.keyboard.press('F');
  await expect(sides(page)).toHaveCount(2);
  for (const side of [sides(page).first(), sides(page).last()])
    await expect(side.locator('img')).toHaveAttribute('style', /matrix/, { timeout: 30_000 });
}

test('What differs is said below the image it is printed on, and beside its blocker', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  const { fullName, givenName, middleName, familyName, suffix, gender } = exampleCard().holder;
  const person = { fullName, givenName, middleName, familyName, suffix, gender, birthDate: '1991-04-03' };
  await page.goto(await anInventedCase({ documents: [exampleCard()], person }));
  await expect(stage(page).first()).toContainText('Birth date 04 Mar 1991, form says 03 Apr 1991');
  const blocker = page.getByRole('region', { name: 'Decision' }).getByRole('button', { name: 'Birth date differs' });
  await expect(blocker).toContainText('Provided 03 Apr 1991, printed');
});

test('Faces found different count against approving until that is undone; the same is kept for an auditor', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await page.goto('/queue?provider=vult');
  await freeRows(page).first().click();
  await page.waitForURL(/\/applicants\//);
  await compareFaces(page);
  const left = sides(page).first();
  const imageId = (await left.getAttribute('data-face')) ?? '';
  await left.getByRole('button', { name: 'Mark the eyes' }).click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(left.getByRole('button', { name: 'Mark again' })).toBeVisible();
  const right = sides(page).last();
  await expect(right.getByRole('status'), 'the other face is next').toHaveText('Click the eye at the left');
  await page.keyboard.press('Escape');
  const { eyes } = await db().image.findUniqueOrThrow({ where: { id: imageId } });
  expect(eyes).toHaveLength(6);
  const turned = Math.atan2((eyes[3] ?? 0) - (eyes[1] ?? 0), (eyes[2] ?? 0) - (eyes[0] ?? 0));
  const { degrees } = await matrixOf(left.locator('img'));
  expect(degrees, 'the eyes are level').toBeCloseTo((-turned * 180) / Math.PI, 0);

  const answer = (name: string) => faces(page).getByRole('button', { name: new RegExp(`^${name}`) });
  const blocker = page.getByRole('button', { name: 'A reviewer finds the faces different' });
  await page.keyboard.press('D');
  await expect(answer('Different')).toHaveAttribute('aria-pressed', 'true');
  await expect(blocker).toBeVisible();
  await answer('Undo').click();
  await expect(blocker).toHaveCount(0);
  await expect(answer('Different')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('S');
  await expect(answer('Same')).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await compareFaces(page);
  await expect(answer('Same')).toHaveAttribute('aria-pressed', 'true');

  // The same below the stage.
  await page.keyboard.press('F');
  const short = page.getByRole('region', { name: 'Faces in short' });
  const inShort = (name: string) => short.getByRole('button', { name, exact: true });
  const isUnsure = page.getByRole('button', { name: 'A reviewer is unsure about the faces' });
  await expect(inShort('Same')).toHaveAttribute('aria-pressed', 'true');
  await inShort('Unsure').click();
  await expect(isUnsure).toBeVisible();
  await inShort('Unsure').click();
  await expect(isUnsure).toHaveCount(0);
  await inShort('Same').click();
  await expect(inShort('Same')).toHaveAttribute('aria-pressed', 'true');

  const auditor = await signedIn('auditor');
  await auditor.goto(page.url());
  await auditor.getByRole('button', { name: 'Show, with reason' }).click();
  await auditor.getByRole('dialog').getByRole('textbox').fill('Quarterly sample');
  await auditor.getByRole('dialog').getByRole('button', { name: 'Show' }).click();
  await expect(stage(auditor).first()).toBeVisible();
  await compareFaces(auditor);
  await expect(faces(auditor).getByRole('list', { name: 'What was said of the faces' })).toContainText('Same');
  await expect(faces(auditor).getByRole('button', { name: /^(Same|Different|Mark)/ })).toHaveCount(0);
  await auditor.getByRole('tab', { name: /^Timeline/ }).click();
  await expect(auditor.getByRole('tabpanel')).toContainText('Found two faces to be the same person');
});
