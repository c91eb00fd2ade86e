import { beginTest, endTest } from '#lib/data/endpoints/by-hand.ts';
import { contentOfMessage } from '#lib/data/endpoints/content.ts';
import { saveTry, type TakenMessage, type Tried } from '#lib/data/endpoints/due.ts';
import { SealBroken } from '#lib/data/seal.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { TryAnswer } from '#lib/review/endpoints/view.ts';
import { post } from './post.ts';
import { signedHeaders, wireId } from './sign.ts';

/** How long a process has a message to itself, in milliseconds: longer than one request takes. */
export const leaseMs = 60_000;

/** How long a person waits for the answer to a test event, in milliseconds. */
const testMs = 10_000;

/** Sends a message that this process took, and saves what became of it. */
export async function sendMessage(message: TakenMessage): Promise<Tried> {
  const tried = await tryOnce(message);
  await saveTry(message, tried);
  return tried;
}

/**
 * Sends a test event now, while a person waits, also to a disabled endpoint.
 * @returns what it was answered with
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function sendTestEvent(actor: Actor, endpointId: string): Promise<TryAnswer> {
  const message = await beginTest(actor, endpointId, leaseMs);
  const tried = await tryOnce(message, testMs);
  await endTest(actor, message, tried);
  const { status, code, tookMs } = tried;
  return { status, code, tookMs };
}

async function tryOnce(message: TakenMessage, allMs?: number): Promise<Tried> {
  try {
    const { url, secrets, body } = await contentOfMessage(message.id);
    const timestamp = Math.floor(Date.now() / 1_000);
    return await post(url, signedHeaders(secrets, { id: wireId(message.id), timestamp, body }), body, { allMs });
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    return { status: null, code: 'sealed', tookMs: 0, retryAfterMs: null };
  }
}
