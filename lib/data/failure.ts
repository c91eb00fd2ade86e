import 'server-only';
import { log } from '#lib/log.ts';
import { SaveUnknown } from './database.ts';

/** What a person reads about an unexpected error. `unknown`: part of what they sent may be saved. */
export type Failure = { code: 'failed' | 'unknown'; message: string };

/**
 * Logs an unexpected error. The answer says whether anything was saved and a reference to the log, nothing of the
 * error.
 * @param where the door (action or route) of the request
 */
export function failureOf(where: string, error: unknown): Failure {
  const isUnknown = error instanceof SaveUnknown;
  const reference = log.bug(where, isUnknown ? error.cause : error);
  const outcome = isUnknown
    ? 'It is not known whether this was saved. You can safely send it again as it is.'
    : 'This did not work, and nothing was changed.';
  return { code: isUnknown ? 'unknown' : 'failed', message: `${outcome} Reference ${reference}.` };
}
