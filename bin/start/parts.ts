import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseEnv } from '#lib/env.ts';
import { freePort } from '../postgres/cluster.ts';
import { type Child, ChildDied, type ChildOptions, startChild, startUntilReady } from './children.ts';
import { localUrl, type StartSettings, sandboxEnvironment } from './environment.ts';
import { readState, remember } from './folder.ts';
import { StartRefused } from './refused.ts';
import { root, runTool } from './tool.ts';
import { webArguments, webVariables } from './web.ts';

/** The environment of Docket's processes. */
export type Variables = NodeJS.ProcessEnv;

/** Starts the sandbox, which keeps its state in the data folder. */
export function startSandbox(folder: string, port: number): Promise<Child> {
  const own = join(folder, 'sandbox');
  const args = [
    '--port',
    String(port),
    '--state',
    join(own, 'state.json'),
    '--pictures',
    join(own, 'pictures'),
    '--niceness',
    '10',
    // Journeys show many documents and read none of their print: half the size saves a quarter of npm test.
    ...(process.env.NODE_ENV === 'test' ? ['--picture-scale', '0.5'] : []),
  ];
  return startUntilReady({
    ...logged('sandbox', folder),
    args: ['--conditions=react-server', join(root, 'bin/sandbox.ts'), ...args],
    env: sandboxEnvironment(),
  });
}

/**
 * The sandbox's port. It is chosen once, because the demo connections store it, and below the range of ephemeral ports.
 * @throws StartRefused when it is taken
 */
export async function sandboxPort(folder: string): Promise<number> {
  const known = readState(folder).sandboxPort;
  const port = await freePort(known ?? randomInt(20_000, 30_000));
  if (known && port !== known)
    throw new StartRefused(
      `port ${known}, where the demo connections look for the sandbox, is taken by another program; stop that one.`,
    );
  remember(folder, { sandboxPort: port });
  return port;
}

/** Adds the first policies, and for the demo its members and connections. Changes nothing that exists. */
export async function seed(variables: Variables, sandboxUrl: string | undefined, deskUrl: string): Promise<void> {
  const demo = sandboxUrl ? ['--demo', '--sandbox-url', sandboxUrl, '--desk-url', deskUrl] : [];
  await runTool('node', ['--conditions=react-server', 'bin/seed.ts', ...demo], variables);
}

export function startWorker(folder: string, variables: Variables): Promise<Child> {
  const args = ['--conditions=react-server', join(root, 'bin/worker.ts')];
  return startUntilReady({ ...logged('worker', folder), args, env: variables });
}

/** Starts the web, from the build or, in development, compiling on request. Resolves once it answers. */
export async function startWeb(
  folder: string,
  variables: Variables,
  settings: StartSettings,
  isDev: boolean,
): Promise<Child> {
  const { host, port } = settings;
  const args = isDev
    ? [join(root, 'node_modules/next/dist/bin/next'), 'dev', '-H', host, '-p', String(port)]
    : webArguments(host, port, parseEnv(variables).WEB_HEAP_MB);
  const child = startChild({ ...logged('web', folder), args, env: { ...webVariables, ...variables }, isShown: isDev });
  while (!(await answers(`${localUrl(settings)}/api/health`))) {
    const died = await Promise.race([pause(40), child.ended]);
    if (died) throw new ChildDied(child.name, died);
  }
  return child;
}

function logged(name: string, folder: string): Pick<ChildOptions, 'name' | 'logFolder'> {
  return { name, logFolder: join(folder, 'logs') };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000) });
    return true;
  } catch {
    return false;
  }
}
