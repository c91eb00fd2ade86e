import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimFolder, runningStart } from './folder.ts';

let folder: string;
const processes: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-claim-'));
});

afterEach(async () => {
  for (const one of processes.splice(0)) await ended(one, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Claimant = { readonly process: ChildProcess; readonly said: Promise<string> };

/** Another process that claims the folder at the given time, and prints `claimed` or why not. */
function claimant(url: string, at = 0): Claimant {
  const args = ['--conditions=react-server', 'test/processes/claim-folder.ts', folder, String(at), url];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  processes.push(started);
  return { process: started, said: once(createInterface({ input: started.stdout }), 'line').then(String) };
}

async function ended(one: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return;
  const gone = once(one, 'exit');
  one.kill(signal);
  await gone;
}

test('Ten starts at the same moment: one has the folder, the others name it; again after it was killed', {
  timeout: 60_000,
}, async () => {
  for (const round of [1, 2, 3]) {
    const at = Date.now() + 2_500;
    const all = Array.from({ length: 10 }, (_, one) => claimant(`http://127.0.0.1:${round}${one}`, at));
    const said = await Promise.all(all.map((one) => one.said));
    const winners = all.filter((_, one) => said[one] === 'claimed');
    expect(winners).toHaveLength(1);
    const { pid } = winners[0]?.process ?? {};
    const named = new RegExp(
      `^Docket already runs from this folder at http://127.0.0.1:${round}\\d \\(process ${pid}\\)\\.$`,
    );
    for (const sentence of said.filter((one) => one !== 'claimed')) expect(sentence).toMatch(named);
    // The next round finds the files of the killed process.
    for (const one of winners) await ended(one.process, 'SIGKILL');
  }
});

test('The noted process number belongs to another program: the folder can be claimed', async () => {
  // It runs, but is not the start that wrote the file.
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'bin/start/main.ts']);
  processes.push(other);
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ pid: other.pid, url: 'http://127.0.0.1:1' }));
  expect(runningStart(folder)).toBeUndefined();
  expect(await claimant('http://127.0.0.1:2').said).toBe('claimed');
});

test('Other processes look who has the folder: a claim at the same time succeeds', { timeout: 60_000 }, async () => {
  const one = claimant('http://127.0.0.1:1', Date.now() + 1_000);
  let hasSaid = false;
  void one.said.then(() => {
    hasSaid = true;
  });
  while (!hasSaid) {
    for (let look = 0; look < 50; look++) runningStart(folder);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await one.said).toBe('claimed');
  expect(runningStart(folder)).toEqual({ pid: one.process.pid, url: 'http://127.0.0.1:1' });
  await ended(one.process, 'SIGKILL');
  expect(runningStart(folder)).toBeUndefined();
});

test('A released folder can be claimed by another process at once', async () => {
  const release = await claimFolder(folder, 'http://127.0.0.1:1');
  expect(await claimant('http://127.0.0.1:2').said).toContain(`(process ${process.pid})`);
  release();
  expect(await claimant('http://127.0.0.1:3').said).toBe('claimed');
});
