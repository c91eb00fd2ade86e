import { log } from '#lib/log.ts';

/** One kind of work that comes due, per connection: pages of a pull, refetches, commands. */
export type DueWork = {
  /** For the log. */
  readonly name: string;
  /** How often due rows are looked for, in milliseconds. */
  readonly everyMs: number;
  /** How many workers of this process work for one connection at once; the vendor's own limit is in the gate. */
  readonly atOnce: number;
  /** How many workers of this process do this work for all connections together. */
  readonly atOnceInAll: number;
  /** The connections that have something due now, longest waiting first. */
  due(): Promise<readonly string[]>;
  /**
   * Takes one due row of a connection, so that no other process has it, and works on it.
   * @returns null when nothing is due for the connection; else for how many milliseconds to leave the connection alone,
   * 0 to go on
   */
  workOne(connectionId: string, stopping: AbortSignal): Promise<number | null>;
};

export type Runner = {
  /** Starts workers for what is due and returns at once. */
  startDue(): Promise<void>;
  /** Resolves when no worker is left. */
  idle(): Promise<void>;
};

/** After bugs in a row, a connection is left alone for 1 s, 2 s, 4 s … and at most this long. */
const longestPauseAfterBugMs = 60_000;

/** By connection, when its pauses were ended, on the clock of this process. */
const pausesEndedAt = new Map<string, number>();

/** Ends the pauses of a connection in this process, for all kinds of work: its vendor answers again. */
export function endPauses(connectionId: string): void {
  pausesEndedAt.set(connectionId, performance.now());
}

/**
 * Runs one kind of due work: finds due rows, leases, works, backs off. Each connection has its own workers, so a vendor
 * that does not answer delays no other. Any number of processes may run this. All lasting state is in the database: the
 * row a killed process was working on is due again once its lease or lock has ended.
 */
export function runner(work: DueWork, stopping: AbortSignal): Runner {
  const workers = workerPool();
  const pauses = connectionPauses();
  /** Connections with due work for which there was no worker left, next first. */
  let waiting: string[] = [];
  const isFull = () => workers.count() >= work.atOnceInAll;

  async function workFor(connectionId: string): Promise<void> {
    while (!stopping.aborted && !pauses.isPaused(connectionId)) {
      const pauseMs = await work.workOne(connectionId, stopping);
      pauses.forgetBugs(connectionId);
      if (pauseMs === null) return;
      if (pauseMs > 0) pauses.pause(connectionId, pauseMs);
      // Other connections wait for a worker: this one goes to the end of the queue after each row.
      else if (waiting.length > 0) return void waiting.push(connectionId);
    }
  }

  function start(connectionId: string): void {
    const working = workFor(connectionId).catch((error: unknown) => {
      pauses.pauseAfterBug(connectionId);
      log.bug(`${work.name} of ${connectionId}`, error);
    });
    workers.add(connectionId, working, () => {
      while (!stopping.aborted && waiting.length > 0 && !isFull()) start(waiting.shift() ?? '');
    });
  }

  async function startDue(): Promise<void> {
    const due = await work.due();
    waiting = [];
    for (const connectionId of due) {
      if (stopping.aborted || pauses.isPaused(connectionId)) continue;
      while (workers.countFor(connectionId) < work.atOnce && !isFull()) start(connectionId);
      if (workers.countFor(connectionId) === 0) waiting.push(connectionId);
    }
  }

  return { startDue, idle: workers.idle };
}

/** The workers of this process that are running now, by connection. */
function workerPool() {
  const running = new Map<string, Set<Promise<void>>>();
  return {
    count: () => [...running.values()].reduce((sum, { size }) => sum + size, 0),
    countFor: (connectionId: string) => running.get(connectionId)?.size ?? 0,
    add(connectionId: string, working: Promise<void>, onEnd: () => void): void {
      const own = running.get(connectionId) ?? new Set();
      running.set(connectionId, own);
      const worker: Promise<void> = working.finally(() => {
        own.delete(worker);
        if (own.size === 0 && running.get(connectionId) === own) running.delete(connectionId);
        onEnd();
      });
      own.add(worker);
    },
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all([...running.values()].flatMap((own) => [...own]));
    },
  };
}

/** Which connections are left alone for a while, on the clock of this process. */
function connectionPauses() {
  const paused = new Map<string, { since: number; until: number }>();
  const bugsInARow = new Map<string, number>();
  const pause = (connectionId: string, ms: number) => {
    const since = performance.now();
    paused.set(connectionId, { since, until: since + ms });
  };
  return {
    isPaused(connectionId: string): boolean {
      const known = paused.get(connectionId);
      if (known === undefined || known.until <= performance.now()) return false;
      return known.since > (pausesEndedAt.get(connectionId) ?? Number.NEGATIVE_INFINITY);
    },
    pause,
    pauseAfterBug(connectionId: string): void {
      const bugs = (bugsInARow.get(connectionId) ?? 0) + 1;
      bugsInARow.set(connectionId, bugs);
      pause(connectionId, Math.min(longestPauseAfterBugMs, 500 * 2 ** bugs));
    },
    forgetBugs: (connectionId: string) => void bugsInARow.delete(connectionId),
  };
}
