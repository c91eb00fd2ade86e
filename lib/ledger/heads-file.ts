import { constants } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureFolder } from '#lib/folder.ts';
import { canonicalJson } from './entry.ts';
import { type HeadsFile, headsIn } from './heads-text.ts';
import type { SignedHead } from './signed-head.ts';

/** The file of heads can't be opened for writing. */
export class HeadsFileClosed extends Error {
  override readonly name = 'HeadsFileClosed';
  readonly file: string;
  readonly code: string;
  constructor(file: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    super(`the file of signed heads ${file} can't be written (${code})`, { cause });
    this.file = file;
    this.code = code;
  }
}

/**
 * Appends a head to the file and waits until it is on disk. A single write at the end, so that several processes may
 * write at once and the file may be append-only (`chattr +a`). After a line cut off by a power failure a new line is
 * begun.
 * @throws HeadsFileClosed
 */
export async function appendHead(path: string, head: SignedHead): Promise<void> {
  const file = await openForHeads(path);
  try {
    const line = Buffer.from(`${(await isTorn(file)) ? '\n' : ''}${canonicalJson(head)}\n`, 'utf8');
    const { bytesWritten } = await file.write(line);
    if (bytesWritten !== line.length) throw new Error(`only ${bytesWritten} of ${line.length} bytes went into ${path}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Opens the file for writing and returns the system's error code, or undefined when it can be written. */
export async function headsFileProblem(path: string): Promise<string | undefined> {
  try {
    await (await openForHeads(path)).close();
    return undefined;
  } catch (error) {
    if (error instanceof HeadsFileClosed) return error.code;
    throw error;
  }
}

/** Reads every head, without checking signatures. @throws Error when the file can't be read */
export async function readHeads(path: string): Promise<HeadsFile> {
  return headsIn(await readFile(path, 'utf8'));
}

/**
 * Makes the folder only when it is missing. Asynchronous, so that a disk that does not answer blocks only this call.
 */
async function openForHeads(path: string): Promise<FileHandle> {
  const opened = () => open(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o600);
  try {
    return await opened().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      ensureFolder(dirname(path));
      return opened();
    });
  } catch (error) {
    throw new HeadsFileClosed(path, error);
  }
}

async function isTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 10;
}
