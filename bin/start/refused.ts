import { BadEnvironment } from '#lib/env.ts';
import { MigrationFailed } from '#prisma/migrate/apply.ts';
import { DatabaseNotReady } from '#prisma/migrate/readiness.ts';
import { ChildDied, type End } from './children.ts';

/** A start or command that can't go on; the message is a sentence for the person at the terminal. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** A part of Docket ended too often and is no longer started. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
  constructor(part: string, restarts: number, last: End) {
    super(`${part} was started again ${restarts} times within a minute, and ended ${last.how} at last. ${last.more}`);
  }
}

/** The text for the terminal: one sentence for an expected failure, the stack for a bug. */
export function sentenceFor(error: unknown): string {
  if (error instanceof GivenUp) return `Docket ends: ${error.message}`;
  const isForeseen = [StartRefused, BadEnvironment, DatabaseNotReady, MigrationFailed, ChildDied].some(
    (kind) => error instanceof kind,
  );
  if (isForeseen && error instanceof Error) return `Docket can't start: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
