import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConnections } from '../demo.ts';
import { findPlace, hiddenFolder } from '../postgres/place.ts';
import { hasEnded } from '../postgres/process.ts';
import { readState } from './folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'docket-keep-all-'));
const account = join(folder, 'account.json');
let start: ChildProcess;
let said = '';

beforeAll(async () => {
  start = spawn(process.execPath, ['--conditions=react-server', 'test/processes/keep-all.ts', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    start.once('exit', () => reject(new Error(said)));
    for (const stream of [start.stdout, start.stderr])
      stream?.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('database postgresql:')) resolve();
      });
  });
}, 120_000);

afterAll(async () => {
  if (start.exitCode === null && start.signalCode === null) {
    start.kill('SIGTERM');
    await once(start, 'exit');
  }
  for (const gone of [folder, hiddenFolder(folder)]) rmSync(gone, { recursive: true, force: true });
});

function pidsOf(name: string): number[] {
  return [...said.matchAll(new RegExp(`^${name} (\\d+)$`, 'gm'))].map(([, pid]) => Number(pid));
}

/** The server's process number, from its pid file. */
function postgresPid(): number {
  return Number.parseInt(readFileSync(join(findPlace(folder).folder, 'postgres/postmaster.pid'), 'utf8'), 10);
}

/** Adds a connection as `npm run setup` does, and waits until the worker has copied applicants through it. */
async function worksOn(): Promise<void> {
  const { settings } = demoConnections(sandboxUrl()).find(({ provider }) => provider === 'vult') ?? {};
  writeFileSync(account, JSON.stringify({ provider: 'vult', label: 'Another', mode: 'test', settings }));
  const args = ['--conditions=react-server', 'bin/start/command.ts', 'setup', '--connection', account];
  const env = { ...process.env, DOCKET_DATA_DIR: folder };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const [, id] = /^Connection (\S+) to/.exec(stdout) ?? [];
  await expect.poll(() => copied(id ?? ''), { timeout: 60_000 }).toBeGreaterThan(0);
}

async function copied(connectionId: string): Promise<number> {
  const client = new pg.Client({ connectionString: /^database (\S+)$/m.exec(said)?.[1] });
  client.on('error', () => undefined);
  await client.connect();
  const asked = 'SELECT count(*)::int AS count FROM applicant WHERE connection_id = $1';
  const { rows } = await client.query<{ count: number }>(asked, [connectionId]);
  await client.end();
  return rows[0]?.count ?? 0;
}

function sandboxUrl(): string {
  return `http://127.0.0.1:${readState(folder).sandboxPort}`;
}

test('The worker is killed: it is started again and goes on', { timeout: 120_000 }, async () => {
  process.kill(pidsOf('worker')[0] ?? 0, 'SIGKILL');
  await expect.poll(() => pidsOf('worker').length, { timeout: 60_000 }).toBe(2);
  await worksOn();
});

test('PostgreSQL is killed: it is started again on its port, and the worker goes on', {
  timeout: 60_000,
}, async () => {
  const { postgresPort } = readState(folder);
  process.kill(postgresPid(), 'SIGKILL');
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/! PostgreSQL ended by SIGKILL[^✓]*✓ PostgreSQL/);
  expect(readState(folder).postgresPort).toBe(postgresPort);
  await worksOn();
  expect(pidsOf('worker')).toHaveLength(2);
});

test('The sandbox is killed: it is started again at its address', { timeout: 120_000 }, async () => {
  process.kill(pidsOf('sandbox')[0] ?? 0, 'SIGKILL');
  await expect.poll(() => pidsOf('sandbox').length, { timeout: 60_000 }).toBe(2);
  expect((await fetch(`${sandboxUrl()}/control/log`)).status).toBe(200);
  await worksOn();
});

test('The end comes while a part is being started again: no process is left', { timeout: 30_000 }, async () => {
  const [worker, sandbox, postgres] = [pidsOf('worker').at(-1), pidsOf('sandbox').at(-1), postgresPid()];
  process.kill(worker ?? 0, 'SIGKILL');
  await expect.poll(() => said.match(/! Worker ended/g)).toHaveLength(2);
  start.kill('SIGINT');
  expect(await once(start, 'exit')).toEqual([0, null]);
  for (const pid of [worker, sandbox, postgres]) expect(await hasEnded(pid ?? 0, 100)).toBe(true);
});
