import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/** The owner touches its lock every `touchMs`. A lock not touched for `leftOverMs` was left by a killed process. */
const touchMs = 1_000;
const leftOverMs = 30_000;

/**
 * Runs `work` while no other process does, and waits for its turn. The lock is a file, because this runs on the host's
 * Node before anything is installed. `link` creates it complete, and fails when it exists.
 */
export async function alone(file, work) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    while (!isTaken(own, file)) await pause(100);
  } finally {
    rmSync(own, { force: true });
  }
  const touching = setInterval(() => touch(file), touchMs);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    rmSync(file, { force: true });
  }
}

function isTaken(own, file) {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    removeLeftOver(file, own);
    return false;
  }
}

/** Renames the lock first, so that only one process removes it; a lock that is new meanwhile is put back. */
function removeLeftOver(file, own) {
  const owner = read(file);
  if (owner === undefined || !isLeftOver(file, Number(owner))) return;
  const aside = `${own}.left-over`;
  try {
    renameSync(file, aside);
    if (read(aside) !== owner) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    // After a long sleep of the machine another process may have removed the lock.
    if (error.code !== 'ENOENT') throw error;
  }
}

function isLeftOver(file, pid) {
  const touchedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (touchedAt === undefined) return false;
  return Date.now() - touchedAt > leftOverMs || !isAlive(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
