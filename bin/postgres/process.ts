import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** What a process was started with; undefined when there is none. Numbers are used again, so a number alone proves nothing. */
export function commandLine(pid: number): string | undefined {
  if (process.platform !== 'linux') {
    const shown = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return shown.status === 0 ? shown.stdout.trim() : undefined;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** How a process ended, as the rest of a sentence. */
export function howEnded(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ? `by ${signal}` : `with code ${code}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** True once the process is gone, false when it outlived the wait. */
export async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await pause(25);
  }
  return true;
}
