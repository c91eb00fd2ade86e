import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { env } from './env.ts';

let logger: pino.Logger | undefined;

function lines(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: { pid: process.pid } }, pino.destination({ dest: 2, sync: true }));
  return logger;
}

/**
 * Structured lines on standard error, without personal data: only our own ids, names of doors and jobs, kinds of
 * errors.
 */
export const log = {
  info: (event: string, facts: Record<string, string | number | boolean | null> = {}): void =>
    lines().info(facts, event),
  warn: (event: string, facts: Record<string, string | number | boolean | null> = {}): void =>
    lines().warn(facts, event),

  /**
   * An unexpected error. Its message may quote a person's data (a database error quotes the row), so only its kind
   * and where it came from are written.
   * @returns a reference that the reader of the screen can pass on
   */
  bug: (where: string, error: unknown): string => {
    const reference = randomUUID().slice(0, 8);
    const kind = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    const stack =
      error instanceof Error
        ? (error.stack ?? '')
            .split('\n')
            .filter((line) => line.startsWith('    at '))
            .join('\n')
        : '';
    lines().error({ where, reference, kind, code, stack }, 'bug');
    return reference;
  },
};
