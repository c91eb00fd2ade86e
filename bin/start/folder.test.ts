import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseEnv } from '#lib/env.ts';
import { embeddedVariables } from './environment.ts';
import { claimFolder, readState, remember, runningStart } from './folder.ts';
import { checkPort } from './port.ts';
import { StartRefused } from './refused.ts';
import { ensureSecrets, readSecrets } from './secrets.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-folder-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('The data folder can’t be made: the start is refused with a sentence, and ends', () => {
  writeFileSync(join(folder, 'a-file'), '');
  for (const path of ['/proc/none/data', join(folder, 'a-file/data')]) {
    const script = `await import('./bin/start/folder.ts').then(({ openFolder }) => openFolder())`;
    const started = spawnSync(process.execPath, ['--conditions=react-server', '-e', script], {
      env: { ...process.env, DOCKET_DATA_DIR: path },
      timeout: 8_000,
      killSignal: 'SIGKILL',
      encoding: 'utf8',
    });
    expect({ status: started.status, signal: started.signal }).toEqual({ status: 1, signal: null });
    expect(started.stderr).toMatch(/StartRefused.*can't be used \(E[A-Z]+\); set DOCKET_DATA_DIR/);
  }
});

test('Secrets are made once, kept, and readable by their owner only', () => {
  const made = ensureSecrets(folder);
  expect(ensureSecrets(folder)).toEqual(made);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
});

test('New secrets pass the check at the start', () => {
  const variables = embeddedVariables(folder, ensureSecrets(folder), {
    appUrl: 'postgresql://a:b@127.0.0.1:1/d',
    ownerUrl: 'postgresql://o:b@127.0.0.1:1/d',
  });
  expect(parseEnv(variables).DOCKET_DEMO).toBe(true);
});

test('The file of secrets is damaged: it is not replaced, or sealed values would be lost', () => {
  ensureSecrets(folder);
  writeFileSync(join(folder, 'secrets.json'), '{"DATA_KEYS":"k1:x"}');
  expect(() => readSecrets(folder)).toThrow(/damaged/);
  expect(() => ensureSecrets(folder)).toThrow(/damaged/);
});

test('State is added to; from a torn file nothing is known', () => {
  remember(folder, { postgresPort: 1234 });
  remember(folder, { sandboxPort: 5678 });
  expect(readState(folder)).toEqual({ postgresPort: 1234, sandboxPort: 5678 });
  writeFileSync(join(folder, 'state.json'), '{"postgresPo');
  expect(readState(folder)).toEqual({});
});

test('The start that had the folder was killed: the folder can be claimed', async () => {
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: 2 ** 22 - 1, url: 'http://127.0.0.1:3000' }));
  expect(runningStart(folder)).toBeUndefined();
  const release = await claimFolder(folder, 'http://127.0.0.1:3000');
  expect(existsSync(join(folder, 'running.json'))).toBe(true);
  release();
  expect(existsSync(join(folder, 'running.json'))).toBe(false);
});

test('A port in use is refused with a sentence; a free one is accepted', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(checkPort('127.0.0.1', port)).rejects.toThrow(StartRefused);
  await expect(checkPort('127.0.0.1', port)).rejects.toThrow(/taken by another program/);
  await new Promise((resolve) => other.close(resolve));
  await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined();
});
