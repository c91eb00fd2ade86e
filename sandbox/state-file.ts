import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRecord } from './http/call.ts';

// Raised when the form of the saved changes changes.
const VERSION = 2;

export type StateFile = {
  /** The day the people were first invented for, so that ages stay the same after a restart. */
  today: string | null;
  /** Changes by vendor. */
  changes: Record<string, unknown>;
  /** Writes only when something changed, and by rename, so that a killed process leaves the old or the new file. */
  save(today: string, changes: Record<string, unknown>): void;
};

/**
 * Without a path nothing is saved. A file of another version keeps its day, and its changes are dropped. Throws when
 * the file exists but is not a state file.
 */
export function openStateFile(path: string | undefined): StateFile {
  if (!path) return { today: null, changes: {}, save: () => undefined };
  const saved = read(path);
  let written = '';
  return {
    today: typeof saved.today === 'string' ? saved.today : null,
    changes: saved.version === VERSION && isRecord(saved.changes) ? saved.changes : {},
    save(today, changes) {
      const text = JSON.stringify({ version: VERSION, today, changes });
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
