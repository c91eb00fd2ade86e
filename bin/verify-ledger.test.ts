import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signHead } from '#lib/ledger/head.ts';
import { appendHead } from '#lib/ledger/heads-file.ts';
import { publicKeyText } from '#lib/ledger/keys.ts';
import { chainOf, exported, exportedAt, privateKey, publicKey } from '#test/ledger/specimen.ts';

let folder = '';
const rows = chainOf(20);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-verify-'));
  const text = await exported(rows);
  await writeFile(join(folder, 'whole.jsonl'), text);
  await writeFile(
    join(folder, 'changed.jsonl'),
    text.replace('"id":"case-12"', '"id":"case-13"').replace('case-12', 'case-13'),
  );
  await writeFile(join(folder, 'older.jsonl'), await exported(rows.slice(0, 15)));
  await writeFile(join(folder, 'key.txt'), `${publicKeyText(publicKey)}\n`);
  for (const row of rows.slice(9)) await appendHead(join(folder, 'heads.jsonl'), signHead(privateKey, row, exportedAt));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command with an empty environment, as an auditor does on a machine without a database. */
function verifyLedger(...names: string[]): Promise<{ code: number; out: string }> {
  const args = names.map((name) => (name.startsWith('--') ? name : join(folder, name)));
  return new Promise((resolve) => {
    const command = ['--conditions=react-server', 'bin/verify-ledger.ts', ...args];
    execFile(process.execPath, command, { env: {} as NodeJS.ProcessEnv }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), out: stdout + stderr }),
    );
  });
}

it('A whole export with key and heads: says what was verified', async () => {
  const { code, out } = await verifyLedger('whole.jsonl', '--key', 'key.txt', '--heads', 'heads.jsonl');
  expect(out).toContain(`20 rows verified (1 to 20), signed at ${exportedAt}`);
  expect(out).toContain('Signed heads that agree: 11.');
  expect(out).toContain('Not in an export, so verified only at the database:');
  expect(code).toBe(0);
});

it('A changed export: names the first bad row', async () => {
  const { code, out } = await verifyLedger('changed.jsonl');
  expect(out).toContain('Row 12: its content does not have its hash.\nThe ledger is NOT whole.');
  expect(code).toBe(1);
});

it('Rows cut off the end, a signed head beyond them: names the first missing row', async () => {
  const { code, out } = await verifyLedger('older.jsonl', '--heads', 'heads.jsonl');
  expect(out).toContain('Row 16: missing:');
  expect(code).toBe(1);
});

it('No such file: ends with one sentence', async () => {
  const { code, out } = await verifyLedger('nowhere.jsonl');
  expect(out).toMatch(/^ENOENT: .*nowhere\.jsonl'\n$/);
  expect(code).toBe(1);
});
