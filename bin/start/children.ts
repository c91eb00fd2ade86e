import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Child = {
  readonly name: string;
  readonly process: ChildProcess;
  /** The last lines it said, for the message when it dies. */
  readonly lastLines: readonly string[];
};

export type ChildOptions = {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFolder: string;
  /** Show what it says at the terminal too: the developer's loop. */
  readonly isShown?: boolean;
  /** Called when it ends without having been asked to. */
  readonly onDeath: (child: Child) => void;
};

const TETHER = new URL('./tether.mjs', import.meta.url).href;
const KEPT_LINES = 12;
const LOG_BYTES = 10_000_000;

/** Those still running that were not asked to end. */
const alive = new Set<Child>();

let isEnding = false;

/**
 * Starts a Node process of ours in a group of its own, so that Ctrl-C at the terminal reaches only us, and we end
 * them in order. Should we be killed, its tether ends it.
 */
export function startChild(options: ChildOptions, onLine: (line: string) => void = () => undefined): Child {
  if (isEnding) throw new Error(`The ${options.name} is not started: Docket is ending.`);
  const started = spawn(process.execPath, ['--import', TETHER, ...options.args], {
    cwd: join(import.meta.dirname, '../..'),
    detached: true,
    env: { ...options.env, DOCKET_STARTED_BY: String(process.pid) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lastLines: string[] = [];
  const child: Child = { name: options.name, process: started, lastLines };
  const log = createWriteStream(logFile(options.logFolder, options.name), { flags: 'a', mode: 0o600 });
  for (const stream of [started.stdout, started.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      if (options.isShown) process.stdout.write(`${line}\n`);
      if (lastLines.push(line) > KEPT_LINES) lastLines.shift();
      onLine(line);
    });
  }
  alive.add(child);
  started.once('close', () => log.end());
  started.once('exit', () => {
    if (alive.delete(child)) options.onDeath(child);
  });
  return child;
}

/** Starts a child and waits for its line `{"ready":true,…}`, which is returned. */
export function startUntilReady(options: ChildOptions): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    const child = startChild(options, (line) => {
      if (!line.startsWith('{"ready":true')) return;
      resolve(JSON.parse(line) as Readonly<Record<string, unknown>>);
    });
    child.process.once('exit', () => reject(new ChildDied(child)));
  });
}

/** A child ended by itself. The message carries its last lines. */
export class ChildDied extends Error {
  override readonly name = 'ChildDied';
  constructor(child: Child) {
    const how = child.process.signalCode ? `by ${child.process.signalCode}` : `with code ${child.process.exitCode}`;
    super(
      [`The ${child.name} ended ${how}. Its last lines:`, ...child.lastLines.map((line) => `  ${line}`)].join('\n'),
    );
  }
}

/** Asks each to end, the named ones first and one after the other, and lets no new one begin. */
export async function stopChildren(order: readonly string[]): Promise<void> {
  isEnding = true;
  for (const name of order) await stopChild(name);
  await Promise.all([...alive].map((child) => stopChild(child.name)));
}

async function stopChild(name: string): Promise<void> {
  const child = [...alive].find((one) => one.name === name);
  const pid = child?.process.pid;
  if (!child || !pid) return;
  alive.delete(child);
  const ended = new Promise<void>((resolve) => child.process.once('exit', () => resolve()));
  signalGroup(pid, 'SIGTERM');
  const patience = setTimeout(() => signalGroup(pid, 'SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** One log per child; what is older than ten megabytes is kept once. */
function logFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) renameSync(file, `${file}.1`);
  return file;
}
