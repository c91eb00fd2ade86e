import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../start/tool.ts';

const running = new Set<ChildProcess>();

/** Runs a program of node_modules/.bin with its output at the terminal. Gives its exit code. */
export function show(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const program = spawn(join(root, 'node_modules/.bin', name), args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running.add(program);
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('exit', (code) => {
      running.delete(program);
      resolve(code ?? 1);
    });
  });
}

/** Ends the programs that still run. */
export function stopShown(): void {
  for (const program of running) program.kill('SIGTERM');
}
