import { type Logger, pino } from 'pino';

/** One JSON object a line on standard error: standard output is for whoever started the process. */
export function processLog(name: string, level: string): Logger {
  return pino({ level, base: { process: name }, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}

/**
 * What may be logged of a fault: its name, its code and where it happened. Never its message: the database and its
 * client quote values in theirs, and those may be someone's.
 */
export function describeFault(error: unknown): { name: string; code: string | null; at: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, code: null, at: [] };
  const code = 'code' in error && /^[A-Za-z0-9_]{1,60}$/.test(String(error.code)) ? String(error.code) : null;
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, at: at.slice(0, 8).map((line) => line.trim()) };
}
