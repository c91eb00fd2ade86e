import 'server-only';
import { log } from '#lib/log.ts';
import { SaveUnknown } from './database.ts';

/** What a person is told of an error nobody foresaw. `unknown`: some of what they sent may be saved. */
export type Failure = { code: 'failed' | 'unknown'; message: string };

/**
 * Logs an error nobody foresaw and says what is known of the outcome; of the error itself only a reference.
 * @param where the door it came through
 */
export function failureOf(where: string, error: unknown): Failure {
  const isUnknown = error instanceof SaveUnknown;
  const reference = log.bug(where, isUnknown ? error.cause : error);
  const outcome = isUnknown
    ? 'It is not known whether this was saved. You can safely send it again as it is.'
    : 'This did not work, and nothing was changed.';
  return { code: isUnknown ? 'unknown' : 'failed', message: `${outcome} Reference ${reference}.` };
}
