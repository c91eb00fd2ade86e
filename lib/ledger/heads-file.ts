import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { canonicalJson, parseCanonical } from './entry.ts';
import { isSignedHead, type SignedHead } from './head.ts';

/** Heads as they were read; `unreadable` are the numbers of lines that hold none. */
export type HeadsFile = { heads: SignedHead[]; unreadable: number[] };

/**
 * Adds a head to the file and waits until the disk has it. One write at the end of the file, so several processes
 * may do it at once and the file may be append-only (`chattr +a`). Were the last write torn by a power cut,
 * this one still gets a line of its own.
 */
export async function appendHead(path: string, head: SignedHead): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT, 0o600);
  try {
    const line = Buffer.from(`${(await isTorn(file)) ? '\n' : ''}${canonicalJson(head)}\n`, 'utf8');
    const { bytesWritten } = await file.write(line);
    if (bytesWritten !== line.length) throw new Error(`only ${bytesWritten} of ${line.length} bytes went into ${path}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads every head. Signatures are for the verifier to check. Throws when the file can't be read. */
export async function readHeads(path: string): Promise<HeadsFile> {
  const read: HeadsFile = { heads: [], unreadable: [] };
  for (const [index, line] of (await readFile(path, 'utf8')).split('\n').entries()) {
    if (line === '') continue;
    const head = parseCanonical(line);
    if (isSignedHead(head)) read.heads.push(head);
    else read.unreadable.push(index + 1);
  }
  return read;
}

async function isTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 10;
}
