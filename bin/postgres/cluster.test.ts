import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cluster, freePort, startCluster } from './cluster.ts';
import { findPlace } from './place.ts';
import { hasEnded } from './process.ts';

let folder: string;
let cluster: Cluster | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-cluster-'));
});

afterEach(async () => {
  await cluster?.stop();
  for (const gone of [folder, cluster?.folder ?? folder]) await rm(gone, { recursive: true, force: true });
});

async function start(port?: number): Promise<Cluster> {
  cluster = await startCluster({ folder, password: 'of this test', port });
  return cluster;
}

async function ask(text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: cluster?.superUrl });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(text);
  await client.end();
  return rows[0]?.answer;
}

test('LANG is not set: the new cluster still finds trigrams in Chinese and Arabic names', async () => {
  await start();
  await ask('CREATE EXTENSION pg_trgm');
  expect(
    await ask('SELECT pg_encoding_to_char(encoding) AS answer FROM pg_database WHERE datname = current_database()'),
  ).toBe('UTF8');
  expect(
    await ask(`SELECT cardinality(show_trgm('王秀英')) > 0 AND cardinality(show_trgm('فاطمة')) > 0 AS answer`),
  ).toBe(true);
});

test('A running server listens on loopback only, and requires the password', async () => {
  await start();
  expect(await ask(`SELECT setting AS answer FROM pg_settings WHERE name = 'listen_addresses'`)).toBe('127.0.0.1');
  const stranger = new pg.Client({ connectionString: cluster?.superUrl.replace('of%20this%20test', 'guessed') });
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
});

test('After kill -9, committed data is there and the port is the same', async () => {
  const first = await start();
  await ask('CREATE TABLE kept AS SELECT 42 AS answer');
  process.kill(first.process.pid ?? 0, 'SIGKILL');
  await hasEnded(first.process.pid ?? 0, 5_000);
  const second = await start(first.port);
  expect(second.port).toBe(first.port);
  expect(await ask('SELECT answer FROM kept')).toBe(42);
});

test('A server left by a killed start is ended, and a new one is started', async () => {
  const left = await start();
  const next = await start(await freePort());
  expect(await hasEnded(left.process.pid ?? 0, 1_000)).toBe(true);
  expect(next.process.pid).not.toBe(left.process.pid);
});

test('A process of a killed server still runs: no second server starts on the data', async () => {
  const first = await start();
  const client = new pg.Client({ connectionString: first.superUrl });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const leftover = rows[0]?.pid ?? 0;
  process.kill(leftover, 'SIGSTOP');
  process.kill(first.process.pid ?? 0, 'SIGKILL');
  await hasEnded(first.process.pid ?? 0, 5_000);
  let isUp = false;
  const second = start(first.port).then(() => {
    isUp = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const wasUp = isUp;
  process.kill(leftover, 'SIGKILL');
  await second;
  expect(wasUp).toBe(false);
  expect(await ask('SELECT 1 AS answer')).toBe(1);
});

test('A start that is aborted leaves no server running', async () => {
  const given = new AbortController();
  const starting = startCluster({ folder, password: 'of this test', port: undefined, signal: given.signal });
  given.abort();
  await expect(starting).rejects.toThrow(/given up/);
  expect(existsSync(join(findPlace(folder).folder, 'postgres/postmaster.pid'))).toBe(false);
});

test('The number in the pid file now belongs to another program: the server starts', async () => {
  const first = await start();
  await first.stop();
  await writeFile(join(first.folder, 'postgres/postmaster.pid'), `${process.pid}\n${first.folder}/postgres\n`);
  await start(first.port);
  expect(await ask('SELECT 1 AS answer')).toBe(1);
});
