import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#bin/postgres/cluster.ts';
import { root } from '#bin/start/tool.ts';
import { webArguments } from '#bin/start/web.ts';

/** Another web process on the build and the database of the tests, to be killed or ended. */
export type WebProcess = {
  readonly url: string;
  readonly kill: () => Promise<void>;
  /** Asks it to end, as an operator does, and waits until it has. */
  readonly terminate: () => Promise<void>;
};

const begun = new Set<ChildProcess>();

/**
 * Starts one and waits until it answers.
 * @param more variables besides those of the tests
 */
export async function startWeb(more: Readonly<Record<string, string>> = {}, given?: number): Promise<WebProcess> {
  const port = given ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  // Next must not run under --conditions=react-server, under which the tests load server-only modules.
  const { NODE_OPTIONS: _, ...rest } = process.env;
  const env = {
    ...rest,
    ...more,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const web = spawn(process.execPath, webArguments('127.0.0.1', port, 512), {
    cwd: root,
    env,
    stdio: 'ignore',
    detached: true,
  });
  begun.add(web);
  while (!(await isUp(url))) {
    if (web.exitCode !== null || web.signalCode !== null) throw new Error('the web process ended before it answered');
    await sleep(40);
  }
  return { url, kill: () => killGroup(web), terminate: () => askToEnd(web) };
}

/** Kills all web processes that still run. */
export async function endWeb(): Promise<void> {
  await Promise.all([...begun].map(killGroup));
}

/** SIGKILL: no handler runs, and no connection is closed in order. */
async function killGroup(web: ChildProcess): Promise<void> {
  begun.delete(web);
  if (web.exitCode !== null || web.signalCode !== null || !web.pid) return;
  const ended = once(web, 'exit');
  process.kill(-web.pid, 'SIGKILL');
  await ended;
}

async function askToEnd(web: ChildProcess): Promise<void> {
  const ended = once(web, 'exit');
  web.kill('SIGTERM');
  await ended;
  begun.delete(web);
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
