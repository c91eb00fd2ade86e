import { type ChildProcess, spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { StartRefused } from './refused.ts';

/** The repository's folder. */
export const root = join(import.meta.dirname, '../..');

const running = new Set<ChildProcess>();

type Variables = Readonly<Record<string, string | undefined>>;

/** Runs a program of node_modules/.bin and gives its output. @throws StartRefused with the output when it fails */
export function runTool(name: string, args: readonly string[], env: Variables = {}): Promise<string> {
  return runProgram(join(root, 'node_modules/.bin', name), args, env);
}

/** The same for any program. @throws StartRefused with the output when it fails */
export function runProgram(path: string, args: readonly string[], env: Variables = {}): Promise<string> {
  const tool = spawn(path, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(tool);
  const said: Buffer[] = [];
  for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', (code) => {
      running.delete(tool);
      const text = Buffer.concat(said).toString('utf8');
      if (code === 0) resolve(text);
      else reject(new StartRefused(`${basename(path)} ${args.join(' ')} failed:\n${text.trimEnd()}`));
    });
  });
}

/** Ends the programs that still run. */
export function stopTools(): void {
  for (const { pid } of running) if (pid) process.kill(-pid, 'SIGTERM');
}
