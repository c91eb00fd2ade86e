import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alone } from './alone.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-alone-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that writes when its work begins and ends. */
function worker(ms: number): ChildProcess {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { alone } from './bin/start/alone.mjs';
    const note = (word) => appendFileSync(${JSON.stringify(join(folder, 'notes'))}, word + ' ' + process.pid + '\\n');
    await alone(${JSON.stringify(join(folder, 'lock'))}, async () => {
      note('begin');
      await new Promise((then) => setTimeout(then, ${ms}));
      note('end');
    });`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
}

function notes(): string[] {
  const file = join(folder, 'notes');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

test('Nine processes at once, the first killed at work: one works at a time', {
  timeout: 60_000,
}, async () => {
  const first = worker(60_000);
  await expect.poll(notes, { timeout: 10_000 }).toHaveLength(1);
  const others = Array.from({ length: 8 }, () => worker(30));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(notes()).toEqual([`begin ${first.pid}`]);
  first.kill('SIGKILL');
  expect(await Promise.all(others.map((one) => once(one, 'exit')))).toEqual(others.map(() => [0, null]));
  const turns = notes().slice(1);
  expect(turns).toHaveLength(16);
  for (let at = 0; at < turns.length; at += 2) expect(turns[at + 1]).toBe(turns[at]?.replace('begin', 'end'));
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

test('A lock not touched for a minute is removed, even if its number is that of a running process', async () => {
  const file = join(folder, 'lock');
  writeFileSync(file, String(process.ppid));
  utimesSync(file, new Date(), new Date(Date.now() - 60_000));
  expect(await alone(file, async () => 'done')).toBe('done');
});

test('The work fails: the next one can begin', async () => {
  const file = join(folder, 'lock');
  await expect(alone(file, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  expect(await alone(file, async () => 'done')).toBe('done');
});
