import { setTimeout as pause } from 'node:timers/promises';
import type { PreparedDelivery } from '../faults/bad-deliveries.ts';

const TIMEOUT_MS = 10_000;

/** Posts until the status is 2xx, waiting before each retry. Rejects with an AbortError when `signal` stops a wait. */
export async function postWithRetries(prepared: PreparedDelivery, retryWaits: readonly number[], signal: AbortSignal) {
  let status = await post(prepared);
  let attempts = 1;
  for (const wait of retryWaits) {
    if (status !== null && status >= 200 && status < 300) break;
    await pause(wait, undefined, { signal });
    status = await post(prepared);
    attempts += 1;
  }
  return { attempts, status };
}

/**
 * The status of the answer; `null` without an answer in time. Redirects are not followed: they could lead to another
 * machine.
 */
async function post({ url, headers, body }: PreparedDelivery): Promise<number | null> {
  const sent = { 'content-type': 'application/json', ...headers };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: sent,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    // No listener, or no answer in time: both are a reason to retry.
    return null;
  }
}

/** For a `catch`: swallows the AbortError of a stopped retry. */
export function ignoreStop(cause: unknown): void {
  if (!(cause instanceof Error && cause.name === 'AbortError')) throw cause;
}
