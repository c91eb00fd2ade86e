import 'server-only';
import { ownSaves } from '../database.ts';
import { liveVersion } from './hub.ts';

/** As many reads are kept: the first pages of all tabs in their usual orders, and some more. */
const mostKept = 64;

type Kept = { version: string; reads: Map<string, Promise<unknown>> };

// Next bundles pages and routes separately; globalThis gives them one memory per process.
const shared = globalThis as typeof globalThis & { docketSharedReads?: Kept };

/**
 * Reads once what many members ask for between two changes: with every change, all open queues ask for the same page.
 * A change that this process saved itself counts at once, one by another process when PostgreSQL has told of it
 * ({@link liveVersion}). While nothing is told, each reads for itself.
 * @param key what is read and all it depends on beside the database: the caller has checked the right to see it, and a
 * role that sees less has another key. Only what every change is told of may be read.
 */
export function sharedRead<T>(key: string, read: () => Promise<T>): Promise<T> {
  const live = liveVersion();
  if (live === null) return read();
  const { reads } = keptOf(`${live} ${ownSaves()}`);
  const kept = reads.get(key) as Promise<T> | undefined;
  if (kept) return kept;
  const begun = read();
  reads.set(key, begun);
  // One that failed is read again.
  begun.catch(() => reads.get(key) === begun && reads.delete(key));
  const [oldest] = reads.keys();
  if (reads.size > mostKept && oldest !== undefined) reads.delete(oldest);
  return begun;
}

/** What was read at this version; of any other version nothing is kept. */
function keptOf(version: string): Kept {
  if (shared.docketSharedReads?.version !== version) shared.docketSharedReads = { version, reads: new Map() };
  return shared.docketSharedReads;
}
