import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecord } from './http/call.ts';

export type StateFile = {
  /** The day the people were first drawn for, so that nobody's birthday moves when the sandbox starts again. */
  today: string | null;
  /** What each vendor wants to remember. */
  changes: Record<string, unknown>;
  /** Writes when something differs from what is kept, by rename, so that a kill leaves the old or the new. */
  save(today: string, changes: Record<string, unknown>): void;
};

/** Without a path nothing is kept. Throws when the file is there but is not ours. */
export function openStateFile(path: string | undefined): StateFile {
  if (!path) return { today: null, changes: {}, save: () => undefined };
  const kept = read(path);
  let written = '';
  return {
    today: typeof kept.today === 'string' ? kept.today : null,
    changes: isRecord(kept.changes) ? kept.changes : {},
    save(today, changes) {
      const text = JSON.stringify({ today, changes });
      if (text === written) return;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, text);
      renameSync(`${path}.new`, path);
      written = text;
    },
  };
}

function read(path: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {};
    throw cause;
  }
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error(`${path} is not a state file of the sandbox`);
  return value;
}
