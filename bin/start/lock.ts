import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

// The lock is SQLite's on an empty database: the system lets go of it the moment its owner is gone, however it went.
// So there is no stale lock to find out about, and no process number that may belong to another program by now.

/** SQLITE_BUSY: another process has the lock. */
const BUSY = 5;

/** Kept, because a lock whose object is collected is let go. */
const held = new Set<DatabaseSync>();

/** Takes the lock of this file for as long as this process lives or until it is let go; undefined when another has it. */
export function takeLock(file: string): { release: () => void } | undefined {
  // Made by us, so that another account of the machine can't open it and hold up a start.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  if (!tried(database, 'PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')) {
    database.close();
    return undefined;
  }
  held.add(database);
  return { release: () => held.delete(database) && database.close() };
}

/** Whether a process has the lock of this file. Looking holds up who takes it at this moment, for an instant. */
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
