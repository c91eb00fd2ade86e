import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { env } from '#lib/env.ts';
import { publicKeyText } from '#lib/ledger/keys.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { expect, freeRows, test } from './fixtures.ts';

test.describe.configure({ timeout: 180_000 });

/** Runs `npm run verify-ledger`; without an environment, as an auditor with only the file. */
function verify(args: string[], env: Record<string, string | undefined>): Promise<{ exit: number; said: string }> {
  const command = ['--conditions=react-server', 'bin/verify-ledger.ts', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: { NODE_ENV: 'test', ...env } }, (error, stdout, stderr) => {
      resolve({ exit: error ? Number(error.code) : 0, said: stdout + stderr });
    });
  });
}

test('An auditor downloads the ledger and verifies it without a database; a changed copy fails', async ({
  signedIn,
}) => {
  const page = await signedIn('auditor');
  await page.goto('/audit');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export all rows' }).click();
  const path = join(await mkdtemp(join(tmpdir(), 'docket-ledger-')), 'ledger.jsonl');
  await (await download).saveAs(path);

  const whole = await verify([path], { PATH: process.env.PATH });
  expect(whole).toMatchObject({ exit: 0 });
  expect(whole.said).toMatch(/\d+ rows verified/);

  const lines = (await readFile(path, 'utf8')).split('\n');
  const row = Math.floor(lines.length / 2);
  const seq = String(JSON.parse(lines[row] ?? '').seq);
  lines[row] = lines[row]?.replace('"kind\\":\\"', '"kind\\":\\"x') ?? '';
  await writeFile(path, lines.join('\n'));
  const bent = await verify([path], { PATH: process.env.PATH });
  expect(bent).toMatchObject({ exit: 1 });
  expect(bent.said).toContain(`Row ${seq}:`);

  await verifyInBrowser(page, path, { whole: lines.length - 3, bentRow: seq });

  await page.goto('/audit?kind=ledger.exported');
  await expect(page.getByRole('row').filter({ hasText: 'Exported the ledger' }).first()).toContainText(
    'Henrik Lindqvist',
  );
});

/** The same in the browser: the ledger of the server is whole, and the changed copy (the control) is not. */
async function verifyInBrowser(page: Page, changed: string, { whole, bentRow }: { whole: number; bentRow: string }) {
  await page.getByRole('button', { name: 'Verify' }).click();
  const dialog = page.getByRole('dialog', { name: 'Verify the ledger in this browser' });
  await dialog.getByLabel('Public key that you hold').fill('not a key');
  await expect(dialog.getByText('A public key is 64 hex digits.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Verify the ledger' })).toBeDisabled();
  await dialog.getByLabel('Public key that you hold').fill(publicKeyText(env().LEDGER_KEY));
  await dialog.getByLabel('Signed heads that you hold').setInputFiles(env().LEDGER_HEADS_FILE);
  await dialog.getByRole('button', { name: 'Verify the ledger' }).click();
  await expect(dialog.getByRole('status')).toContainText('The ledger is whole');
  const head = /(\d[\d,]*) rows verified, 1 to/.exec((await dialog.getByRole('status').textContent()) ?? '')?.[1];
  expect(Number(head?.replaceAll(',', ''))).toBeGreaterThan(whole);
  await expect(dialog).toContainText(/SignatureValid, key [0-9a-f]{16}/);
  await expect(dialog.getByRole('status')).toContainText('It is the key that you hold.');
  const agree = /(\d[\d,]*) of (\d[\d,]*) signed heads agree/.exec((await dialog.textContent()) ?? '');
  expect([agree?.[1] !== undefined, agree?.[1]]).toEqual([true, agree?.[2]]);
  expect.soft(await axeFaults(page)).toEqual([]);

  await dialog.getByLabel('Public key that you hold').fill('ab'.repeat(32));
  await dialog.getByRole('button', { name: 'Verify the ledger' }).click();
  await expect(dialog.getByRole('status')).toContainText('is not signed with this key');
  await dialog.getByLabel('Public key that you hold').fill('');

  await dialog.getByLabel('Verify an export that you hold').setInputFiles(changed);
  await expect(dialog.getByRole('status')).toContainText('The export is not whole');
  await expect(dialog.getByRole('status')).toContainText(`Row ${Number(bentRow).toLocaleString('en')}: `);
  await dialog.getByRole('button', { name: 'Close' }).click();
}

test('An auditor narrows the ledger by person, act, time and applicant, opens a row, exports these rows', async ({
  signedIn,
}) => {
  const nadia = await signedIn('reviewer');
  await nadia.goto('/queue');
  await freeRows(nadia).first().click();
  await expect(nadia.getByRole('region', { name: 'Decision' })).toBeVisible();
  const applicantId = nadia.url().split('/').at(-1) ?? '';

  const page = await signedIn('auditor');
  await page.goto('/audit');
  const inFilters = (name: string) => page.getByRole('button', { name, exact: true });
  await inFilters('Person').click();
  await page.getByRole('searchbox', { name: 'Find in person' }).fill('nadia');
  await page.getByRole('checkbox', { name: 'Nadia Brandt' }).check();
  await expect(page).toHaveURL(/person=/);
  await page.keyboard.press('Escape');
  await inFilters('Act').click();
  await page.getByRole('menuitemcheckbox', { name: 'Views and reveals' }).click();
  await expect(page).toHaveURL(/act=views/);
  await page.keyboard.press('Escape');
  await inFilters('Time').click();
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(page).toHaveURL(/from=20/);
  await page.getByLabel('Applicant, by case number or id').fill(applicantId);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`applicant=${applicantId}`));
  for (const chip of ['Person', 'Act', 'Applicant', 'Time'])
    await expect(page.getByRole('link', { name: `Remove filter ${chip}` })).toBeVisible();

  const line = page.getByRole('button', { name: /^Opened/ }).first();
  await line.focus();
  await page.keyboard.press('Enter');
  await expect(line).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText('applicant.opened', { exact: true }).last()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await axeFaults(page), colorScheme).toEqual([]);
  }
  await page.reload();
  await expect(line).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export these rows' }).click();
  const path = join(await mkdtemp(join(tmpdir(), 'docket-ledger-')), 'selection.csv');
  await (await download).saveAs(path);
  const [head, ...rows] = (await readFile(path, 'utf8')).trim().split('\r\n');
  expect(head).toMatch(/^row,at \(UTC\),by,what/);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.includes('Nadia Brandt') && row.includes(applicantId))).toBe(true);

  await page.getByRole('link', { name: 'Remove filter Applicant' }).click();
  await expect(page).not.toHaveURL(/applicant=/);
  await page.goto('/audit?kind=ledger.selection-exported');
  await expect(page.getByRole('row').filter({ hasText: 'Exported a selection' }).first()).toContainText('Henrik');
  await page.goto('/audit?person=00000000-0000-4000-8000-000000000000');
  await expect(page.getByText('None of the rows that you may see fits this filter.')).toBeVisible();
});

test('After all these journeys the ledger in the database verifies', async () => {
  const inPlace = await verify([], process.env);
  expect(inPlace).toMatchObject({ exit: 0 });
  expect(inPlace.said).toMatch(/\d+ rows verified in the database/);
});

test('A reviewer sees no link to export the ledger, and the route refuses', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/audit');
  await expect(page.getByRole('link', { name: 'Export all rows' })).toHaveCount(0);
  expect((await page.request.get('/api/ledger/export')).status()).toBe(403);
});
