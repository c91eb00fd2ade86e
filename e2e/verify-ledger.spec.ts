import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

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

  await page.goto('/audit?kind=ledger.exported');
  await expect(page.getByRole('row').filter({ hasText: 'Exported the ledger' }).first()).toContainText(
    'Henrik Lindqvist',
  );
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
