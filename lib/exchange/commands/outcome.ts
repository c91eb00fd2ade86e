import { log } from '#lib/log.ts';
import type { CommandAnswer, ReadBack } from '#lib/providers/provider.ts';
import { ProviderError, type ProviderErrorCode } from '#lib/providers/provider-error.ts';
import { type CommandEvent, longestMs, type Trouble } from '#lib/review/commands/steps.ts';

export type Outcome = { event: CommandEvent; answer: CommandAnswer | null };

/** By these nothing was done, and asking again changes nothing. */
const definite: readonly ProviderErrorCode[] = ['unauthorized', 'forbidden', 'not_found', 'invalid_request', 'refused'];

/** Sends, and says what that means for the command. */
export async function sending(send: () => Promise<CommandAnswer>, quarantineMs: number): Promise<Outcome> {
  try {
    return { event: { kind: 'done', by: 'answer' }, answer: await send() };
  } catch (error) {
    return { event: sendFailure(error, quarantineMs), answer: null };
  }
}

/** Asks the vendor whether it happened, and says what that means for the command. */
export async function asking(readBack: () => Promise<ReadBack>): Promise<Outcome> {
  try {
    const found = await readBack();
    if (found.outcome === 'done') return { event: { kind: 'done', by: 'read_back' }, answer: found.answer };
    return { event: { kind: found.outcome }, answer: null };
  } catch (error) {
    const retryAfterMs = retryAfterOf(error);
    return {
      event: { kind: 'not_read_back', longestMs: longestOf(error), retryAfterMs, ...troubleOf(error) },
      answer: null,
    };
  }
}

function sendFailure(error: unknown, quarantineMs: number): CommandEvent {
  const trouble = troubleOf(error);
  if (!(error instanceof ProviderError)) return { kind: 'unclear', quarantineMs, ...trouble };
  if (error.retryable) return { kind: 'not_sent', retryAfterMs: retryAfterOf(error), ...trouble };
  // A look beforehand showed that it may not be made: nothing is on its way, so the vendor can be asked at once how it stands.
  if (error.reason === 'not_sent') return { kind: 'unclear', quarantineMs: 0, ...trouble };
  return definite.includes(error.code) ? { kind: 'no', ...trouble } : { kind: 'unclear', quarantineMs, ...trouble };
}

/** What will not pass by itself goes to a person at once; an answer that does not tell may, so it is given some minutes. */
function longestOf(error: unknown): number {
  if (!(error instanceof ProviderError) || error.retryable) return longestMs;
  if (definite.includes(error.code)) return 0;
  return error.code === 'invalid_response' || error.code === 'conflict' ? 5 * 60_000 : longestMs;
}

function retryAfterOf(error: unknown): number | null {
  return error instanceof ProviderError ? (error.retryAfterMs ?? null) : null;
}

/** A mistake of our own may have come after the call left as well as before. */
function troubleOf(error: unknown): Trouble {
  if (error instanceof ProviderError) return { code: error.code, problem: error.message };
  return { code: 'failed', problem: `Docket made a mistake; its log tells more under ${log.bug('command', error)}.` };
}
