import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '#lib/log.ts';

/** One kind of work that comes due, connection by connection: pages of a pull, refetches, commands. */
export type DueWork = {
  /** For the log. */
  readonly name: string;
  /** How often due rows are looked for, in milliseconds. */
  readonly everyMs: number;
  /** How many workers of this process work for one connection at once; the gate holds the vendor's own limit. */
  readonly atOnce: number;
  /** How many workers of this process do this work for all connections together. */
  readonly atOnceInAll: number;
  /** The connections that have something due now, longest waiting first. */
  due(): Promise<readonly string[]>;
  /**
   * Takes one due row of a connection, so that no other process has it, and works on it.
   * @returns null when nothing is due there; else for how many milliseconds to leave the connection alone, 0 to go on
   */
  workOne(connectionId: string, stopping: AbortSignal): Promise<number | null>;
};

export type Runner = {
  /** Starts workers for what is due and returns at once. */
  attend(): Promise<void>;
  /** Resolves when no worker is left. */
  idle(): Promise<void>;
};

/** After faults of ours, one after the other, a connection is left alone for 1 s, 2 s, 4 s … and at most this long. */
const longestFaultRestMs = 60_000;

/**
 * Runs one kind of due work: finds due rows, leases, works, backs off. Each connection has workers of its own, so a vendor
 * that hangs delays no other. Any number of processes may run this. It keeps nothing that matters: what a killed process
 * had begun is due again once its lease or lock has ended.
 */
export function runner(work: DueWork, stopping: AbortSignal): Runner {
  const workers = new Map<string, Set<Promise<void>>>();
  const resting = new Map<string, number>();
  const faults = new Map<string, number>();
  /** Connections with due work for which there was no worker left, next first. */
  let waiting: string[] = [];

  const isResting = (connectionId: string) => (resting.get(connectionId) ?? 0) > performance.now();
  const isFull = () => [...workers.values()].reduce((sum, { size }) => sum + size, 0) >= work.atOnceInAll;

  async function workFor(connectionId: string): Promise<void> {
    while (!stopping.aborted && !isResting(connectionId)) {
      const restMs = await work.workOne(connectionId, stopping);
      faults.delete(connectionId);
      if (restMs === null) return;
      if (restMs > 0) resting.set(connectionId, performance.now() + restMs);
      // Others wait for a worker: this connection goes to the end of the line after each row.
      else if (waiting.length > 0) return void waiting.push(connectionId);
    }
  }

  function restAfterFault(connectionId: string, error: unknown): void {
    const times = (faults.get(connectionId) ?? 0) + 1;
    faults.set(connectionId, times);
    resting.set(connectionId, performance.now() + Math.min(longestFaultRestMs, 500 * 2 ** times));
    log.bug(`${work.name} of ${connectionId}`, error);
  }

  function start(connectionId: string): void {
    const own = workers.get(connectionId) ?? new Set();
    workers.set(connectionId, own);
    const worker: Promise<void> = workFor(connectionId)
      .catch((error: unknown) => restAfterFault(connectionId, error))
      .finally(() => {
        own.delete(worker);
        if (own.size === 0 && workers.get(connectionId) === own) workers.delete(connectionId);
        startWaiting();
      });
    own.add(worker);
  }

  function startWaiting(): void {
    while (!stopping.aborted && waiting.length > 0 && !isFull()) start(waiting.shift() ?? '');
  }

  return {
    async attend() {
      const due = await work.due();
      waiting = [];
      for (const connectionId of due) {
        if (stopping.aborted || isResting(connectionId)) continue;
        const count = () => workers.get(connectionId)?.size ?? 0;
        while (count() < work.atOnce && !isFull()) start(connectionId);
        if (count() === 0) waiting.push(connectionId);
      }
    },
    async idle() {
      while (workers.size > 0) await Promise.all([...workers.values()].flatMap((own) => [...own]));
    },
  };
}

/** The longest pause after a fault of frequent work. */
const longestPauseMs = 5_000;

/** Work at intervals of minutes or hours is tried again this soon after a fault. */
const soonAgainMs = 30_000;

/**
 * Does something at intervals, never twice at once, until `stopping`. A fault is given to `tell`, and the next interval
 * tries again, frequent work after longer and longer pauses. Resolves when the last run has ended.
 * @param everyMs the pause between two runs, in milliseconds
 */
export async function repeat(
  everyMs: number,
  stopping: AbortSignal,
  work: () => Promise<unknown>,
  tell: (error: unknown) => void,
): Promise<void> {
  let faults = 0;
  while (!stopping.aborted) {
    try {
      await work();
      faults = 0;
    } catch (error) {
      faults += 1;
      tell(error);
    }
    await sleep(pauseAfter(everyMs, faults), undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** How long to pause after `faults` in a row, in milliseconds. */
export function pauseAfter(everyMs: number, faults: number): number {
  if (faults === 0) return everyMs;
  return everyMs < longestPauseMs ? Math.min(everyMs * 2 ** faults, longestPauseMs) : Math.min(everyMs, soonAgainMs);
}
