import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildSettings } from '#lib/env.ts';
import { StartRefused } from './refused.ts';
import { root } from './tool.ts';

/**
 * Serves a finished build, in a process of its own: Next must not run under --conditions=react-server, under which
 * commands load server-only modules.
 */
export async function runWeb(host: string, port: number, publicUrl: string): Promise<void> {
  if (!existsSync(join(root, buildSettings().buildFolder, 'BUILD_ID')))
    throw new StartRefused('there is no build yet; run npm run build first.');
  const tether = new URL('./tether.mjs', import.meta.url).href;
  const next = join(root, 'node_modules/next/dist/bin/next');
  const web = spawn(process.execPath, ['--import', tether, next, 'start', '-H', host, '-p', String(port)], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PUBLIC_URL: publicUrl,
      NEXTAUTH_URL: publicUrl,
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
