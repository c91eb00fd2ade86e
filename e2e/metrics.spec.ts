import type { Page } from '@playwright/test';
import { claimCase } from '#lib/data/claims/claim.ts';
import { releaseCase } from '#lib/data/claims/release.ts';
import { db } from '#lib/data/database.ts';
import { resolveHits } from '#lib/data/hits/resolve.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aJudgement } from '#test/builders/hits.ts';
import { aMember } from '#test/builders/member.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { openByKeys } from '#test/journeys/keys.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

const fullName = 'Zephyrine Quillfeather';
const person = { fullName, givenName: 'Zephyrine', familyName: 'Quillfeather' };
const nothingToSee = { person, documents: [], portrait: null };

async function connectionOf(address: string): Promise<string> {
  const id = address.split('/').at(-1) ?? '';
  return (await db().applicant.findUniqueOrThrow({ where: { id }, select: { connectionId: true } })).connectionId;
}

const decided = (page: Page) => page.locator('[data-tile="decided"]');

async function amountDecided(page: Page): Promise<number> {
  const words = await decided(page).locator('p').first().textContent();
  return Number.parseInt((words ?? '').replaceAll(',', ''), 10);
}

async function reject(page: Page, address: string): Promise<void> {
  await openByKeys(page, address, 'Decision');
  await page.getByRole('radio', { name: /Reject/ }).check();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Decision', exact: true }).getByRole('status')).toContainText('Reject');
}

test('A decision is counted at once, and the number opens exactly its cases, with people masked', async ({
  signedIn,
}) => {
  const address = await anInventedCase(nothingToSee);
  const metrics = `/metrics?range=today&zone=Europe%2FStockholm&connection=${await connectionOf(address)}`;
  const manager = await signedIn('manager');
  await manager.goto('/');
  await expect(manager).toHaveURL(/\/metrics$/);
  await manager.goto(metrics);
  await expect(manager.getByText('Stockholm, UTC')).toHaveCount(1);
  const before = await amountDecided(manager);

  await reject(await signedIn('reviewer'), address);
  await expect(async () => {
    await manager.goto(metrics);
    expect(await amountDecided(manager)).toBe(before + 1);
  }).toPass();
  expect(await manager.content()).not.toContain('Quillfeather');

  await decided(manager).getByRole('link').click();
  await expect(manager).toHaveURL(/\/queue\?.*decided=/);
  await expect(manager.getByText('Metrics', { exact: true }).last()).toBeVisible();
  await expect(manager.getByText(`${before + 1} case`)).toBeVisible();
  await expect(manager.locator('a[data-row]')).toHaveCount(before + 1);
  await expect(manager.locator('a[data-row]').first()).toHaveText(/^(\S\.\s?)+$/u);
});

test('Who has claimed is told, and opens their cases', async ({ signedIn }) => {
  const address = await anInventedCase(nothingToSee);
  const { id: caseId } = await db().case.findFirstOrThrow({ where: { applicantId: address.split('/').at(-1) ?? '' } });
  const holder = await aMember('reviewer', 'Wren Holdfast');
  await claimCase(holder, caseId);
  const manager = await signedIn('manager');
  await manager.goto(`/metrics?connection=${await connectionOf(address)}`);
  await manager
    .getByRole('region', { name: 'Now' })
    .getByRole('button', { name: /people|person/ })
    .click();
  await manager.getByRole('link', { name: 'Claimed by Wren Holdfast: 1' }).click();
  await expect(manager).toHaveURL(/\/queue\?.*now=claimed.*holder=/);
  await expect(manager.locator('a[data-row]')).toHaveText(/^(\S\.\s?)+$/u);
  await releaseCase(holder, caseId);
});

test('The numbers as a file: recorded, and no cell that a spreadsheet takes for a formula', async ({ signedIn }) => {
  const hit = exampleHit({ list: '=2+5+cmd', name: 'Aydana OMAROVA', topics: ['sanction'] });
  const address = await anInventedCase({ ...nothingToSee, hits: [hit] });
  const applicantId = address.split('/').at(-1) ?? '';
  const hits = await db().hit.findMany({ where: { applicantId }, select: { id: true, version: true } });
  await resolveHits(await aMember('reviewer'), aJudgement(hits));
  const query = `connection=${await connectionOf(address)}`;

  const manager = await signedIn('manager');
  const answer = await manager.request.get(`/api/metrics/file?section=hits&${query}`);
  expect(answer.headers()['content-type']).toContain('text/csv');
  const lines = (await answer.text()).split('\r\n');
  expect(lines[0]).toBe('List,True,False,Unsure,False rate,Before');
  expect(lines.filter((line) => line.includes('=2+5+cmd'))).toEqual([expect.stringMatching(/^"?'=2\+5\+cmd/)]);
  const all = await (await manager.request.get(`/api/metrics/file?${query}`)).text();
  expect(all).toContain('section,row,column,value');
  expect(all.split(/[\r\n,]/).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
  expect(all).not.toContain('Quillfeather');

  const auditor = await signedIn('auditor');
  await auditor.goto('/audit?kind=metrics.exported');
  await expect(auditor.getByText('Exported metrics as CSV: hits').first()).toBeVisible();
});

test('Each role sees what its right gives: all, without cases, or the own decisions alone', async ({ signedIn }) => {
  const manager = await signedIn('manager');
  await manager.goto('/');
  await expect(manager.getByRole('heading', { name: 'By reviewer' })).toBeVisible();
  await expect(manager.getByRole('region', { name: 'Now' })).toContainText('Waiting now');

  const admin = await signedIn('admin');
  await admin.goto('/metrics');
  await expect(admin.getByRole('heading', { name: 'Funnel' })).toBeVisible();
  await expect(admin.getByRole('heading', { name: 'By reviewer' })).toHaveCount(0);
  await expect(admin.locator('main a[href^="/queue"]:visible, main a[href^="/applicants"]')).toHaveCount(0);

  const reviewer = await signedIn('reviewer');
  await reviewer.goto('/metrics');
  await expect(reviewer.getByText('Your own decisions')).toBeVisible();
  await expect(reviewer.getByRole('heading', { name: 'Funnel' })).toHaveCount(0);
  await expect(reviewer.getByRole('region', { name: 'Now' })).toHaveCount(0);
  expect((await reviewer.request.get('/api/metrics/now')).status()).toBe(403);
  expect((await reviewer.request.get('/api/metrics/file?section=reviewers')).status()).toBe(404);
});

for (const theme of ['light', 'dark'] as const) {
  test(`${theme} theme: metrics meet WCAG 2.2 AA on a desk and on a phone, and scroll sideways on neither`, async ({
    signedIn,
    baseURL,
  }) => {
    const page = await signedIn('manager');
    await page.context().addCookies([{ name: 'docket-theme', value: theme, url: baseURL ?? '' }]);
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      await page.goto('/metrics?range=7');
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.getByText('Show as table').first().click();
      await expect(page.getByRole('region', { name: 'Volume per day, table' })).toBeVisible();
      await expect(page.getByRole('img', { name: /^Decisions over/ })).toBeHidden();
      expect.soft(await axeFaults(page), `${size.width} wide`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(wide, `${size.width} wide`).toBeLessThanOrEqual(0);
    }
  });
}

test('Days, comparison and time zone are in the address', async ({ signedIn }) => {
  const page = await signedIn('manager');
  await page.goto('/metrics');
  await page.getByRole('link', { name: '90 days' }).click();
  await expect(page).toHaveURL(/range=90/);
  await page.getByRole('checkbox', { name: /Compare/ }).uncheck();
  await expect(page).toHaveURL(/compare=no/);
  await expect(decided(page)).not.toContainText('was ');
  await page.getByLabel('Times in').selectOption('Australia/Lord_Howe');
  await expect(page).toHaveURL(/zone=Australia%2FLord_Howe/);
  await expect(page.getByText('Lord Howe, UTC+11')).toHaveCount(1);
  await page.getByRole('button', { name: /–/ }).click();
  await page.getByLabel('From').fill('2026-10-25');
  await page.getByLabel('To', { exact: true }).fill('2026-10-25');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/from=2026-10-25&to=2026-10-25/);
  await expect(page.getByRole('heading', { name: 'Volume per hour' })).toBeVisible();
});
