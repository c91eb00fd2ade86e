import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { makeCluster } from './initdb.ts';
import { findPlace, type Place } from './place.ts';
import { commandLine, hasEnded, howEnded } from './process.ts';

export type ClusterOptions = {
  readonly folder: string;
  readonly password: string;
  /** The wanted port; another is chosen when it is taken. */
  readonly port: number | undefined;
  readonly settings?: Readonly<Record<string, string>>;
  /** Aborts the start: a server that is coming up is ended. */
  readonly signal?: AbortSignal;
};

/** The time in which the processes of a killed server end by themselves. */
const leftoverMs = 10_000;

/** The embedded PostgreSQL, running on loopback only. */
export type Cluster = {
  readonly port: number;
  /** The folder of the data: another one than wanted when the server may not enter that; `remark` says so. */
  readonly folder: string;
  readonly remark: string | undefined;
  readonly superUrl: string;
  readonly process: ChildProcess;
  /** Resolves when the server has ended, with how (`by SIGKILL`). */
  readonly ended: Promise<string>;
  /** Fast shutdown: open transactions are rolled back, what was committed is on disk. */
  readonly stop: () => Promise<void>;
};

/** Creates the cluster when there is none, cleans up after a killed one, and resolves once it answers. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const place = findPlace(options.folder);
  const cluster = join(place.folder, 'postgres');
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(place, cluster, options.password);
  await endLeftover(cluster);
  const port = await freePort(options.port);
  const superUrl = `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`;
  const { folder, remark } = place;
  const running = await launchUntilItAnswers(place, cluster, port, superUrl, options);
  return { port, folder, remark, superUrl, ...running, stop: () => stopServer(running.process) };
}

/** PostgreSQL refuses to start until the processes of a killed server have ended, so the start is repeated. */
async function launchUntilItAnswers(
  place: Place,
  cluster: string,
  port: number,
  superUrl: string,
  { settings = {}, signal }: ClusterOptions,
): Promise<Pick<Cluster, 'process' | 'ended'>> {
  const until = Date.now() + leftoverMs;
  for (;;) {
    const server = launch(place, cluster, port, settings);
    const ended = new Promise<string>((resolve) => server.once('exit', (...how) => resolve(howEnded(...how))));
    try {
      await untilItAnswers(server, superUrl, logOf(place), signal);
      return { process: server, ended };
    } catch (error) {
      const isMemoryInUse = error instanceof Error && error.message.includes('pre-existing shared memory block');
      if (!isMemoryInUse || Date.now() > until || signal?.aborted) throw error;
      await pause(200);
    }
  }
}

/** A free port on loopback; the wanted one when it is free. */
export async function freePort(wanted?: number): Promise<number> {
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const probe = createServer();
      probe.once('error', reject);
      probe.listen(port, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
      });
    });
  return wanted === undefined ? listen(0) : listen(wanted).catch(() => listen(0));
}

/**
 * After a kill -9 of `npm start`, its PostgreSQL may still run: it is ended with a fast shutdown. Or the number in its
 * pid file now belongs to another program: the file is removed, because PostgreSQL would refuse to start.
 */
async function endLeftover(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  const isOurs = Number.isInteger(pid) && commandLine(pid)?.includes(cluster);
  if (!isOurs) return rmSync(file, { force: true });
  process.kill(pid, 'SIGINT');
  if (!(await hasEnded(pid, 30_000)))
    throw new Error(`An earlier PostgreSQL (process ${pid}) still runs on ${cluster} and does not end.`);
}

function launch(place: Place, cluster: string, port: number, settings: Readonly<Record<string, string>>): ChildProcess {
  const fixed = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A web process and a worker keep 30 at most; several of each may run.
    max_connections: 200,
  };
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logOf(place), 'a', 0o600);
  // A process group of its own, because Ctrl-C reaches every process of the group and PostgreSQL must end last.
  const server = spawn(join(place.programs, 'bin/postgres'), ['-D', cluster, ...flags], {
    ...place.account,
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin', NODE_ENV: 'production' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return server;
}

function logOf(place: Place): string {
  return join(place.folder, 'postgres.log');
}

async function untilItAnswers(server: ChildProcess, url: string, log: string, signal?: AbortSignal): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    if (signal?.aborted) {
      await stopServer(server);
      throw new Error('The start of PostgreSQL was given up.');
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      const hasStopped = server.exitCode !== null || server.signalCode !== null;
      if (hasStopped || Date.now() > until) {
        const last = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-3).join(' | ');
        throw new Error(`The embedded PostgreSQL did not start. Its log ${log} ends with: ${last}`, { cause: error });
      }
      await pause(20);
    }
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGINT');
  await ended;
}
