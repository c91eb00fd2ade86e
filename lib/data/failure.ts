import 'server-only';
import { log } from '#lib/log.ts';
import { SaveUnknown } from './database.ts';
import { SealBroken } from './seal.ts';

/**
 * What a person reads about an unexpected error. `unknown`: part of what they sent may be saved; `unreadable`: what is
 * stored can't be unsealed with the keys in use.
 */
export type Failure = { code: 'failed' | 'unknown' | 'unreadable'; message: string };

/**
 * Logs an unexpected error. The answer says whether anything was saved and a reference to the log, nothing of the
 * error.
 * @param where the door (action or route) of the request
 */
export function failureOf(where: string, error: unknown): Failure {
  if (error instanceof SealBroken)
    return { code: 'unreadable', message: `Nothing was changed. Reference ${log.bug(where, error)}.` };
  const isUnknown = error instanceof SaveUnknown;
  const reference = log.bug(where, isUnknown ? error.cause : error);
  const outcome = isUnknown
    ? 'It is not known whether this was saved. You can safely send it again as it is.'
    : 'This did not work, and nothing was changed.';
  return { code: isUnknown ? 'unknown' : 'failed', message: `${outcome} Reference ${reference}.` };
}
