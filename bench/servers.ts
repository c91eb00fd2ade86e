import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#bin/postgres/cluster.ts';
import { root } from '#bin/start/tool.ts';
import { webVariables } from '#bin/start/web.ts';

/** What a process has used: microseconds of processor time, bytes of memory, bytes of objects. */
export type Usage = { cpu: NodeJS.CpuUsage; rss: number; inUse: number };

export type Server = { readonly origin: string; readonly process: ChildProcess };

const tellsUsage = `data:text/javascript,process.on('message', (isLast) => { const { rss } = process.memoryUsage();
  if (isLast) gc(); process.send({ cpu: process.cpuUsage(), rss, inUse: process.memoryUsage().heapUsed }) });
  process.channel.unref()`;

/**
 * A server in a process of its own, which tells us what it has used.
 * @param build the folder of a build of the pages
 */
export async function startServer(argumentsFor: (port: number) => readonly string[], build?: string): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  // Next may not run under the condition by which our own commands load server-only modules.
  const { NODE_OPTIONS: _, ...rest } = process.env;
  const env = { ...rest, NODE_ENV: 'production' as const, PUBLIC_URL: origin, NEXTAUTH_URL: origin };
  const child = spawn(process.execPath, ['--expose-gc', '--import', tellsUsage, ...argumentsFor(port)], {
    cwd: root,
    env: build ? { ...webVariables, ...env, DOCKET_BUILD_DIR: build } : env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  while (!(await isUp(`${origin}/api/health`))) {
    if (child.exitCode !== null) throw new Error(`the server of ${build ?? 'the bare rows'} ended before it answered`);
    await pause(50);
  }
  return { origin, process: child };
}

/** What it has used so far; at last also what is in use once everything else is collected. */
export async function usageOf(child: ChildProcess, isLast = false): Promise<Usage> {
  child.send(isLast);
  const [usage] = await once(child, 'message');
  return usage as Usage;
}

async function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );
}
