import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasEnded } from '../postgres/process.ts';

let folder: string;
let start: ChildProcess;
let said = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-keep-'));
});

afterEach(async () => {
  if (start.exitCode === null && start.signalCode === null) {
    start.kill('SIGTERM');
    await once(start, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

const lasting = `setInterval(() => {}, 1000); console.log('{"ready":true}');`;

function keepOne(code: string, firstPauseMs = 500): void {
  const args = ['--conditions=react-server', 'test/processes/keep-one.ts', folder, code, String(firstPauseMs)];
  said = '';
  start = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [start.stdout, start.stderr])
    stream?.on('data', (text: Buffer) => {
      said += text.toString();
    });
}

/** The process numbers so far. */
function pids(): number[] {
  return [...said.matchAll(/^process (\d+)$/gm)].map(([, pid]) => Number(pid));
}

function saidSoon(what: string | RegExp): Promise<void> {
  return expect.poll(() => said, { timeout: 15_000, interval: 20 }).toMatch(what);
}

async function nextPid(count: number): Promise<number> {
  await expect.poll(() => pids().length, { timeout: 15_000, interval: 20 }).toBe(count);
  return pids()[count - 1] ?? 0;
}

test('A part is killed: it is started again after growing pauses, and the terminal says so', async () => {
  keepOne(lasting, 100);
  for (const [at, pause] of ['0.1 s', '0.2 s', '0.4 s'].entries()) {
    process.kill(await nextPid(at + 1), 'SIGKILL');
    await saidSoon(`! Part ended by SIGKILL; it is started again in ${pause}.`);
  }
  await nextPid(4);
  expect(said).toMatch(/✓ Part/);
  expect(start.exitCode).toBeNull();
});

test('A part ends each time: after five restarts everything ends, with its last lines', async () => {
  keepOne(`console.log('{"ready":true}'); console.error('no room left'); setTimeout(() => process.exit(3), 50);`, 20);
  const [code] = await once(start, 'close');
  expect(code).toBe(1);
  expect(pids()).toHaveLength(6);
  expect(said).toContain('Docket ends: Part was started again 5 times within a minute, and ended with code 3 at last.');
  expect(said).toContain('  no room left\n');
});

test('A restart that fails counts as an end', async () => {
  const seen = JSON.stringify(join(folder, 'seen'));
  const onceOnly = `
    const fs = require('node:fs');
    if (fs.existsSync(${seen})) process.exit(4);
    fs.writeFileSync(${seen}, '');`;
  keepOne(`${onceOnly} ${lasting}`, 20);
  process.kill(await nextPid(1), 'SIGKILL');
  await once(start, 'close');
  expect(pids()).toHaveLength(1);
  expect(said.match(/ended with code 4; it is started again/g)).toHaveLength(4);
  expect(said).toContain('ended with code 4 at last');
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s during a pause ends everything at once', async (signal) => {
  keepOne(lasting, 60_000);
  process.kill(await nextPid(1), 'SIGKILL');
  await saidSoon('it is started again in 60 s');
  const began = performance.now();
  start.kill(signal);
  expect(await once(start, 'close')).toEqual([0, null]);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(said).toContain('Stopped.');
});

test('A part is killed: the processes it had started are ended too', async () => {
  const sleeping = `require('node:child_process').spawn('sleep', ['600'], { stdio: 'inherit' })`;
  keepOne(`console.log('sleeper', ${sleeping}.pid); ${lasting}`, 20);
  const first = await nextPid(1);
  const sleeper = () => Number(/sleeper (\d+)/.exec(readFileSync(join(folder, 'part.log'), 'utf8'))?.[1]);
  await expect.poll(sleeper).toBeGreaterThan(0);
  const pid = sleeper();
  process.kill(first, 'SIGKILL');
  expect(await hasEnded(pid, 2_000)).toBe(true);
});
