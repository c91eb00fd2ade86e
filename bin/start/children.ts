import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { howEnded } from '../postgres/process.ts';

export type Child = {
  readonly name: string;
  readonly process: ChildProcess;
  /** Resolves when it has ended, whatever the reason. */
  readonly ended: Promise<End>;
};

/** How a process ended (`by SIGKILL`, `with code 1`), and what helps to find out why. */
export type End = { readonly how: string; readonly more: string };

export type ChildOptions = {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFolder: string;
  /** Show its output at the terminal too (npm run dev). */
  readonly isShown?: boolean;
};

const TETHER = new URL('./tether.mjs', import.meta.url).href;
const KEPT_LINES = 12;
const lastLinesMs = 500;
const LOG_BYTES = 10_000_000;

/** Children that run and were not told to end. */
const alive = new Set<Child>();

let isEnding = false;

/**
 * Starts a Node process in a process group of its own, so that Ctrl-C reaches only the parent, which ends its children
 * in order. When the parent is killed, tether.mjs ends the child.
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
  const log = createWriteStream(logFile(options.logFolder, options.name), { flags: 'a', mode: 0o600 });
  // A full disk must not end Docket.
  log.on('error', () => undefined);
  for (const stream of [started.stdout, started.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      if (options.isShown) process.stdout.write(`${line}\n`);
      if (lastLines.push(line) > KEPT_LINES) lastLines.shift();
      onLine(line);
    });
  }
  const ended = endOf(started, lastLines);
  const child: Child = { name: options.name, process: started, ended };
  alive.add(child);
  started.once('close', () => log.end());
  void ended.then(() => alive.delete(child));
  return child;
}

/** Resolves when a process has ended and its last lines are read, or when it could not be started. */
function endOf(one: ChildProcess, lastLines: readonly string[]): Promise<End> {
  const more = () => ['Its last lines:', ...lastLines.map((line) => `  ${line}`)].join('\n');
  return new Promise((resolve) => {
    one.once('error', (error) => resolve({ how: `before it began (${error.message})`, more: more() }));
    one.once('exit', (code, signal) => {
      // Processes that it had started may still hold the port that the next one needs.
      if (one.pid) signalGroup(one.pid, 'SIGKILL');
      const settle = () => resolve({ how: howEnded(code, signal), more: more() });
      one.once('close', settle);
      setTimeout(settle, lastLinesMs).unref();
    });
  });
}

/** Starts a child and waits for its line `{"ready":true,…}`. @throws ChildDied */
export async function startUntilReady(options: ChildOptions): Promise<Child> {
  const ready = Promise.withResolvers<void>();
  const child = startChild(options, (line) => {
    if (line.startsWith('{"ready":true')) ready.resolve();
  });
  const died = await Promise.race([ready.promise, child.ended]);
  if (died) throw new ChildDied(child.name, died);
  return child;
}

/** A child ended by itself. The message carries its last lines. */
export class ChildDied extends Error {
  override readonly name = 'ChildDied';
  readonly end: End;
  constructor(name: string, end: End) {
    super(`The ${name} ended ${end.how}. ${end.more}`);
    this.end = end;
  }
}

/** Ends all children, the named ones first and one after the other. No new child can be started. */
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
  signalGroup(pid, 'SIGTERM');
  const patience = setTimeout(() => signalGroup(pid, 'SIGKILL'), 10_000);
  await child.ended;
  clearTimeout(patience);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** One log per child. A log over 10 MB is renamed; one old log is kept. */
function logFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) renameSync(file, `${file}.1`);
  return file;
}
