import { log } from '#lib/log.ts';
import type { CommandAnswer, ReadBack } from '#lib/providers/provider.ts';
import { ProviderError, type ProviderErrorCode } from '#lib/providers/provider-error.ts';
import { type CommandEvent, longestMs, type Trouble } from '#lib/review/commands/steps.ts';

/** What became of one call for a command, and the vendor's answer where it was carried out. */
export type Outcome = { event: CommandEvent; answer: CommandAnswer | null };

/** After these errors nothing was carried out, and sending again would not change that. */
const definiteNo: readonly ProviderErrorCode[] = [
  'unauthorized',
  'forbidden',
  'not_found',
  'invalid_request',
  'refused',
];

/** Sends a command and says what became of it. Never throws. */
export async function outcomeOfSend(send: () => Promise<CommandAnswer>, quarantineMs: number): Promise<Outcome> {
  try {
    return { event: { kind: 'done', by: 'answer' }, answer: await send() };
  } catch (error) {
    return { event: sendFailure(error, quarantineMs), answer: null };
  }
}

/** Asks the vendor whether a command was carried out and says what it answered. Never throws. */
export async function outcomeOfReadBack(readBack: () => Promise<ReadBack>): Promise<Outcome> {
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
  // The adapter stopped before its call, so nothing is under way and the vendor can be asked at once.
  if (error.reason === 'not_sent') return { kind: 'unclear', quarantineMs: 0, ...trouble };
  return definiteNo.includes(error.code) ? { kind: 'no', ...trouble } : { kind: 'unclear', quarantineMs, ...trouble };
}

/**
 * For how long reading back is tried before a person is asked: not at all after an error that lasts, some minutes after
 * an answer that does not tell.
 */
function longestOf(error: unknown): number {
  if (!(error instanceof ProviderError) || error.retryable) return longestMs;
  if (definiteNo.includes(error.code)) return 0;
  return error.code === 'invalid_response' || error.code === 'conflict' ? 5 * 60_000 : longestMs;
}

function retryAfterOf(error: unknown): number | null {
  return error instanceof ProviderError ? (error.retryAfterMs ?? null) : null;
}

/** A bug may have happened before the call was sent or after it. */
function troubleOf(error: unknown): Trouble {
  if (error instanceof ProviderError) return { code: error.code, problem: error.message };
  return { code: 'failed', problem: `Docket made a mistake. Reference ${log.bug('command', error)}.` };
}
