import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ensureFolder } from '#lib/folder.ts';
import { commandLine } from '../postgres/process.ts';
import { isLocked, takeLock } from './lock.ts';
import { StartRefused } from './refused.ts';

const State = z.object({
  postgresPort: z.number().optional(),
  sandboxPort: z.number().optional(),
});

/** What is kept from one start to the next. */
export type State = z.infer<typeof State>;

const Running = z.object({ pid: z.number(), url: z.string() });

/** The folder of the embedded installation's database, secrets, logs and state. */
export function dataFolder(): string {
  return resolve(import.meta.dirname, '../..', process.env.DOCKET_DATA_DIR || '.data');
}

/**
 * The folder, made when missing. With root it can be entered by others (0711): PostgreSQL runs as another account.
 * @throws StartRefused
 */
export function openFolder(): string {
  const folder = dataFolder();
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    ensureFolder(folder, mode);
    chmodSync(folder, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartRefused(`the data folder ${folder} can't be used (${code}); set DOCKET_DATA_DIR to another.`, {
      cause: error,
    });
  }
  return folder;
}

export function readState(folder: string): State {
  return readJson(join(folder, 'state.json'), State) ?? {};
}

/** Adds to the state, and replaces the file atomically. */
export function remember(folder: string, news: State): void {
  const file = join(folder, 'state.json');
  writeFileSync(`${file}.unfinished`, `${JSON.stringify({ ...readState(folder), ...news }, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(`${file}.unfinished`, file);
}

/** The lock is tried again: a process that only looks holds it too, and a new owner writes its address later. */
const looks = 20;
const betweenLooksMs = 100;

/**
 * One `npm start` per folder: two PostgreSQL on the same files would ruin them.
 * @throws StartRefused when another one runs, with its address and process number
 */
export async function claimFolder(folder: string, url: string): Promise<() => void> {
  for (let look = 0; look < looks; look++) {
    const lock = takeLock(lockFile(folder));
    if (lock) return noted(folder, url, lock.release);
    const other = runningStart(folder);
    if (other) throw new StartRefused(`Docket already runs from this folder at ${other.url} (process ${other.pid}).`);
    await pause(betweenLooksMs);
  }
  throw new StartRefused('Docket is being started from this folder by another process.');
}

/** The `npm start` that runs from this folder; undefined when none does. */
export function runningStart(folder: string): { readonly pid: number; readonly url: string } | undefined {
  const running = isLocked(lockFile(folder)) ? readJson(join(folder, 'running.json'), Running) : undefined;
  // A new owner may not have replaced the file of a killed start yet.
  return running && commandLine(running.pid) ? running : undefined;
}

function lockFile(folder: string): string {
  return join(folder, 'start.lock');
}

/** Writes who has the folder, atomically. Gives the function that releases it. */
function noted(folder: string, url: string, unlock: () => void): () => void {
  const file = join(folder, 'running.json');
  writeFileSync(`${file}.unfinished`, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 });
  renameSync(`${file}.unfinished`, file);
  return () => {
    rmSync(file, { force: true });
    unlock();
  };
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    // Missing, or torn by a crash of the machine.
    if (
      error instanceof SyntaxError ||
      error instanceof z.ZodError ||
      (error as NodeJS.ErrnoException).code === 'ENOENT'
    )
      return undefined;
    throw error;
  }
}
