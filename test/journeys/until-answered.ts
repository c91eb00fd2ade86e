import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type DoorCall, send } from '../doors/call.ts';
import type { Caller } from '../doors/callers.ts';
import type { WebProcess } from './web-process.ts';

/** An answer, and how many were lost before it: the process was killed, or did not know whether it had saved. */
export type Answered = { answer: Answer; lost: number };

/**
 * Sends the same request until there is an answer, as a reviewer does whose answer got lost, to any running process.
 */
export async function untilAnswered(call: DoorCall, who: Caller, web: () => WebProcess): Promise<Answered> {
  for (let lost = 0; ; lost += 1) {
    const { url } = web();
    const answer = await send(call, who.cookie, { origin: url }, url).catch(() => null);
    if (answer && isFinal(call, answer)) return { answer, lost };
    await sleep(25);
  }
}

/** After `failed` and `unknown` the same request is sent again. */
function isFinal(call: DoorCall, { status, value }: Answer): boolean {
  if (!('next-action' in call.headers)) return status < 500;
  return value !== null && (value.ok || (value.code !== 'failed' && value.code !== 'unknown'));
}
