import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildSettings, type Env } from '#lib/env.ts';
import { StartRefused } from './refused.ts';
import { root } from './tool.ts';

/** How much room new objects have, in MB. V8's own choice, four times this, is never given back. */
const youngHeapMb = 8;

/**
 * What the web process is told about memory outside V8: the C library (glibc) otherwise keeps a heap of its own for
 * each thread, up to eight per core, and gives little of them back.
 */
export const webVariables = { MALLOC_ARENA_MAX: '2' } as const;

/** Node reads next.config.ts itself. The framework would load its compiler for it, 26 MB that stay. */
const plainConfig = '--experimental-next-config-strip-types';

/**
 * What Node is told about its heap. 110 to 150 MB stay in use, by how many of the screens were opened; without limits
 * V8 collects so late that a process holds 750 MB after a few hundred pages (bench/soak.ts).
 * @param heapMb WEB_HEAP_MB: more than this in use ends the process
 */
export function heapLimits(heapMb: number): string[] {
  return [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${youngHeapMb}`];
}

/** How Node runs the pages of a finished build: its heap's limits, then the framework's command with its own flags. */
export function webArguments(host: string, port: number, heapMb: number): string[] {
  const next = join(root, 'node_modules/next/dist/bin/next');
  return [...heapLimits(heapMb), next, 'start', plainConfig, '-H', host, '-p', String(port)];
}

/**
 * Serves a finished build, in a process of its own: Next must not run under --conditions=react-server, under which
 * commands load server-only modules.
 */
export async function runWeb({ HOST, PORT, PUBLIC_URL, WEB_HEAP_MB }: Env): Promise<void> {
  if (!existsSync(join(root, buildSettings().buildFolder, 'BUILD_ID')))
    throw new StartRefused('there is no build yet; run npm run build first.');
  const tether = new URL('./tether.mjs', import.meta.url).href;
  const web = spawn(process.execPath, ['--import', tether, ...webArguments(HOST, PORT, WEB_HEAP_MB)], {
    cwd: root,
    env: {
      ...webVariables,
      ...process.env,
      NODE_ENV: 'production',
      PUBLIC_URL,
      NEXTAUTH_URL: PUBLIC_URL,
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => web.kill(signal));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    web.once('exit', (...how) => resolve(how)),
  );
  process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
}
