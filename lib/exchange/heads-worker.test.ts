import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPolicies } from '#lib/data/policies.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';

let database: TestDatabase;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  database = await testDatabase();
  await seedPolicies({ kind: 'system', id: 'test' });
});
afterAll(async () => {
  worker?.kill('SIGKILL');
  await database.close();
});

test('The file of heads can’t be written: the worker says so, works on, and ends at SIGTERM', async () => {
  const started = spawn(process.execPath, ['--conditions=react-server', 'bin/worker.ts'], {
    env: { ...process.env, LEDGER_HEADS_FILE: '/proc/none/heads.jsonl' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  worker = started;
  let said = '';
  started.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  await expect.poll(() => said, { timeout: 15_000 }).toContain('rows cut off its end would not be noticed');
  expect(said).toContain('"code":"ENOENT"');
  expect(said).toContain('"file":"/proc/none/heads.jsonl"');
  const ended = once(started, 'exit');
  started.kill('SIGTERM');
  expect(await Promise.race([ended, new Promise((late) => setTimeout(late, 5_000, 'still running'))])).toEqual([
    0,
    null,
  ]);
});
