import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

// SQLite's lock on an empty database. The operating system releases it when its owner ends for any reason, so there are
// no stale locks, and no process number is compared.

/** SQLITE_BUSY: another process has the lock. */
const BUSY = 5;

/** Referenced here, because garbage collection of the object would release the lock. */
const held = new Set<DatabaseSync>();

/** Takes the lock of this file until `release` or the end of this process; undefined when another process has it. */
export function takeLock(file: string): { release: () => void } | undefined {
  // Created with mode 0600: another account must not be able to take the lock.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  if (!tried(database, 'PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')) {
    database.close();
    return undefined;
  }
  held.add(database);
  return { release: () => held.delete(database) && database.close() };
}

/** Whether a process has the lock of this file. A `takeLock` at the same instant may fail. */
export function isLocked(file: string): boolean {
  if (!existsSync(file)) return false;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return !tried(database, 'SELECT 1 FROM sqlite_schema');
  } finally {
    database.close();
  }
}

function tried(database: DatabaseSync, statement: string): boolean {
  try {
    database.exec(statement);
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === BUSY) return false;
    throw error;
  }
}
