import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ensureFolder } from '#lib/folder.ts';
import { commandLine } from '../postgres/process.ts';
import { StartRefused } from './refused.ts';

const State = z.object({
  postgresPort: z.number().optional(),
  sandboxPort: z.number().optional(),
});

/** What one start leaves for the next. */
export type State = z.infer<typeof State>;

const Running = z.object({ pid: z.number(), url: z.string() });

/** Where the embedded installation keeps its database, secrets, logs and state. */
export function dataFolder(): string {
  return resolve(import.meta.dirname, '../..', process.env.DOCKET_DATA_DIR || '.data');
}

/** The folder, made when missing. Root's is open for passing through, because PostgreSQL runs as another account. @throws StartRefused */
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

/** Adds to what is remembered, replacing the file in one piece. */
export function remember(folder: string, news: State): void {
  const file = join(folder, 'state.json');
  writeFileSync(`${file}.unfinished`, `${JSON.stringify({ ...readState(folder), ...news }, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(`${file}.unfinished`, file);
}

/**
 * One `npm start` per folder: two PostgreSQL on the same files would ruin them.
 * @throws StartRefused when another one runs
 */
export function claimFolder(folder: string, url: string): () => void {
  const file = join(folder, 'running.json');
  const other = runningStart(folder);
  if (other) throw new StartRefused(`Docket already runs from this folder at ${other.url} (process ${other.pid}).`);
  rmSync(file, { force: true });
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, url }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StartRefused('Docket is being started from this folder by another process.');
  }
  return () => rmSync(file, { force: true });
}

/** The `npm start` that runs from this folder; undefined when none does, or when it was killed. */
export function runningStart(folder: string): { readonly pid: number; readonly url: string } | undefined {
  const noted = readJson(join(folder, 'running.json'), Running);
  if (!noted || noted.pid === process.pid) return undefined;
  return commandLine(noted.pid)?.includes('bin/start/main.ts') ? noted : undefined;
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    // Missing, or torn by a crash of the machine: both mean that nothing is known.
    if (
      error instanceof SyntaxError ||
      error instanceof z.ZodError ||
      (error as NodeJS.ErrnoException).code === 'ENOENT'
    )
      return undefined;
    throw error;
  }
}
