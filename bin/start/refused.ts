import { BadEnvironment } from '#lib/env.ts';
import { MigrationFailed } from '#prisma/migrate/apply.ts';
import { DatabaseNotReady } from '#prisma/migrate/readiness.ts';
import { ChildDied } from './children.ts';

/** A start that must not go on, for a reason one sentence can tell. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** What the person at the terminal reads: one sentence for what was foreseen, the whole stack for a bug. */
export function sentenceFor(error: unknown): string {
  const isForeseen = [StartRefused, BadEnvironment, DatabaseNotReady, MigrationFailed, ChildDied].some(
    (kind) => error instanceof kind,
  );
  if (isForeseen && error instanceof Error) return `Docket can't start: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
