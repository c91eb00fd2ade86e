import type { Locator, Page } from '@playwright/test';
import { closeDatabase, db } from '#lib/data/database.ts';
import { untilKeysAct } from '#test/journeys/keys.ts';
import { expect, freeRows, test } from './fixtures.ts';

test.afterAll(() => closeDatabase());

/** Opens the applicant of a provider's first case without blockers. */
async function openClean(page: Page, provider: string): Promise<void> {
  await page.goto('/queue');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const fields = page.getByRole('list', { name: 'Filter by' });
  await fields.getByRole('button', { name: 'Provider', exact: true }).click();
  await page.getByRole('checkbox', { name: provider }).click();
  await expect(page).toHaveURL(/provider=/);
  await page.keyboard.press('Escape');
  // Until the filter is read, the rows before it stay on the screen.
  await expect(page.locator('tbody').getByRole('row').filter({ hasNotText: provider })).toHaveCount(0);
  await page.getByRole('row').filter({ hasText: 'None open' }).first().getByRole('link').click();
  await expect(page).toHaveURL(/\/applicants\//);
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
}

/** Shows every piece of evidence until it counts as seen. Gives the number of pieces. */
async function lookAtEverything(page: Page): Promise<number> {
  const strip = page.getByRole('toolbar', { name: 'Evidence' }).getByRole('button');
  await expect(strip.first()).toBeVisible();
  await expect(page.getByRole('group', { name: /^Liveness, \d+ frames$/ })).toBeVisible();
  const pieces = await strip.count();
  for (let piece = 0; piece < pieces; piece += 1) {
    await strip.nth(piece).click();
    await expect(strip.nth(piece)).toHaveAccessibleName(/(?<!not )seen\b/i, { timeout: 20_000 });
  }
  return pieces;
}

/** Presses a key until it works: the page's script runs a moment after its text is shown. */
async function pressUntil(page: Page, key: string, focused: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(focused).toBeFocused({ timeout: 300 });
  }).toPass();
}

const stageImage = (page: Page) => page.locator('figure[data-view] img');

test('A reviewer filters the queue, looks at all images and approves: decision and ledger say so', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await openClean(page, 'Vult');
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';

  const thumbs = page.getByRole('toolbar', { name: 'Evidence' }).locator('img');
  expect(await thumbs.count()).toBeGreaterThanOrEqual(3);
  for (const image of [...(await thumbs.all()), stageImage(page).first()]) {
    await expect
      .poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth), { timeout: 20_000 })
      .toBeGreaterThan(0);
  }
  const pieces = await lookAtEverything(page);

  await page.keyboard.press('a');
  await page.keyboard.press('m');
  await page.keyboard.type('Compared at full size.');
  await page.keyboard.press('Control+Enter');

  const decision = page.getByRole('region', { name: 'Decision' });
  await expect(decision.getByRole('status')).toContainText('Approved');
  await expect(decision).toContainText('Nadia Brandt');
  await expect(decision).toContainText(`${pieces} of ${pieces} seen`);

  await page.goto('/audit');
  await expect(page.getByRole('row').filter({ hasText: 'decision.recorded' }).first()).toContainText(
    `Approved; ${pieces} of ${pieces} images seen`,
  );

  await page.goto('/queue?tab=decided');
  await expect(page.getByRole('row').filter({ hasText: name }).first()).toContainText('Approved');
});

test('Two reviewers decide the same case at once: one wins, the other is told', async ({ signedIn }) => {
  const [nadia, tomas] = await Promise.all([signedIn('reviewer'), signedIn('reviewer2')]);
  await openClean(nadia, 'Vult');
  const address = nadia.url();
  await tomas.goto(address);
  await Promise.all([lookAtEverything(nadia), lookAtEverything(tomas)]);

  await nadia.keyboard.press('a');
  await tomas.keyboard.press('x');
  await tomas.keyboard.press('1');
  await Promise.all([nadia.keyboard.press('Control+Enter'), tomas.keyboard.press('Control+Enter')]);

  const outcomes = await Promise.all(
    [nadia, tomas].map(async (page, index) => {
      const [own, other] = index === 0 ? ['Nadia Brandt', 'Tomás Ferreira'] : ['Tomás Ferreira', 'Nadia Brandt'];
      const status = page.getByRole('region', { name: 'Decision' }).getByRole('status');
      const won = status.filter({ hasText: `by ${own}` });
      // Told by the refusal, or by the other's decision when it arrived before the key.
      const refused = page.getByText(/Someone changed this case after you opened it|Changed while you looked/);
      const told = refused.or(status.filter({ hasText: `by ${other}` })).first();
      await expect(won.or(told).first()).toBeVisible();
      return (await won.isVisible()) ? 'won' : 'told';
    }),
  );
  expect(outcomes.sort()).toEqual(['told', 'won']);
  const applicantId = address.split('/').at(-1) ?? '';
  expect(await db().decision.count({ where: { case: { applicantId } } })).toBe(1);

  const auditor = await signedIn('auditor');
  await auditor.goto(`/audit?kind=decision.recorded`);
  await expect(auditor.getByRole('row').filter({ hasText: 'decision.recorded' }).first()).toBeVisible();
});

test('An auditor sees applicant and decision, opens images with a reason, and can’t decide', async ({ signedIn }) => {
  const page = await signedIn('auditor');
  // Other journeys have opened images of Vult's applicants for the auditor.
  await page.goto('/queue?provider=ondato');
  await page.getByRole('row').getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
  await expect(page.getByRole('radio', { name: /Approve/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Record/ })).toHaveCount(0);
  // Images open only with a reason, and that reason is a row in the ledger.
  await expect(stageImage(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show, with reason' }).click();
  await page.getByRole('textbox').fill('Sample check of the third quarter');
  await page.getByRole('dialog').getByRole('button', { name: 'Show', exact: true }).click();
  await expect(stageImage(page).first()).toBeVisible();
  await page.goto('/audit?kind=field.revealed');
  await expect(page.getByRole('row').filter({ hasText: 'Revealed images, with a reason' }).first()).toBeVisible();
});

test('A manager sees initials and no documents; an admin sees no applicants at all', async ({ signedIn }) => {
  const manager = await signedIn('manager');
  await manager.goto('/queue');
  await expect(manager.getByRole('searchbox', { name: 'Search by case number or id' })).toBeVisible();
  const first = await manager.getByRole('row').getByRole('link').first().textContent();
  expect(first).toMatch(/^(\S\.\s?)+$/u);
  await manager.getByRole('row').getByRole('link').first().click();
  await expect(manager.getByRole('region', { name: 'Decision' })).toBeVisible();
  await expect(manager.locator('main img')).toHaveCount(0);
  await expect(manager.getByRole('button', { name: /Reveal/ })).toHaveCount(0);

  const admin = await signedIn('admin');
  await admin.goto('/');
  await expect(admin).toHaveURL(/\/admin$/);
  await admin.goto('/queue');
  await expect(admin.getByRole('row')).toHaveCount(0);
});

test('The queue is searched by name in capitals and walked by keys; its address holds the search', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer2');
  await page.goto('/queue');
  const name = (await page.getByRole('row').getByRole('link').first().locator('bdi').textContent()) ?? '';
  await pressUntil(page, '/', page.getByRole('searchbox', { name: 'Search' }));
  await page.keyboard.type(name.toUpperCase());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/text=/);
  await expect(page.getByRole('row').filter({ hasText: name }).first()).toBeVisible();

  await page.goto('/queue');
  await pressUntil(page, 'j', page.locator('a[data-row]').nth(0));
  await page.keyboard.press('j');
  await expect(page.locator('a[data-row]').nth(1)).toBeFocused();
  const chosen = (await page.locator('a[data-row]:focus bdi').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(chosen);

  await page.goto('/queue?text=nobody%20is%20called%20this');
  await expect(page.getByText('Nothing matches')).toBeVisible();
});

test('Signing out signs out every open page of the session', async ({ signedIn }) => {
  const page = await signedIn('approver');
  await page.goto('/');
  const other = await page.context().newPage();
  await other.goto('/queue');
  await page.getByRole('button', { name: /Approver Settings$/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
});

test('A rejection takes three keys, even when they are pressed at once', async ({ signedIn }) => {
  const page = await signedIn('approver');
  await page.goto('/queue');
  await freeRows(page).first().click();
  await expect(page.locator('figure[data-view] img').first()).toBeVisible();
  await untilKeysAct(page, 'Decision');
  for (const [digit, reason] of [
    ['2', 'Document expired'],
    ['5', 'Image not readable'],
  ] as const) {
    // Both keys at once, without waiting between them.
    await Promise.all([page.keyboard.press('x'), page.keyboard.press(digit)]);
    await expect(page.getByRole('combobox', { name: 'Reason' })).toHaveText(reason);
    await expect(page.getByRole('listbox', { name: 'Reason' })).toBeHidden();
  }
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('y');
  await expect(page.getByRole('region', { name: 'Decision' }).getByRole('status')).toContainText('Rejected');
});
