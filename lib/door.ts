import 'server-only';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { SaveUnknown, watchingSaves } from '#lib/data/database.ts';
import { type Failure, failureOf } from '#lib/data/failure.ts';
import { countAnonymousDenial } from '#lib/data/ledger/denials.ts';
import { requireActor } from './auth/actor.ts';
import type { Door } from './auth/doors.ts';
import { isOwnOrigin } from './auth/origin.ts';
import type { MemberActor } from './review/actor.ts';
import { Refusal, type RefusalCode } from './review/refusal.ts';

/** Why a request was not done, in a sentence for the screen; `fields` says what is wrong with which input. */
export type NotDone = {
  ok: false;
  code: RefusalCode | Failure['code'];
  message: string;
  fields?: Record<string, string> | undefined;
};

/** What a browser gets back from a door. */
export type Result<T> = { ok: true; value: T } | NotDone;

/**
 * Runs what lies behind a door. A {@link Refusal} becomes an answer with its sentence; any other error is a bug:
 * logged, and answered with a reference alone.
 * @throws only what the framework throws for itself, such as a redirect
 */
export async function answerOf<T>(door: Door, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await watchingSaves(work) };
  } catch (error) {
    // A redirect is thrown too, also after something was saved.
    unstable_rethrow(error instanceof SaveUnknown ? error.cause : error);
    if (error instanceof Refusal) return { ok: false, code: error.code, message: error.message, fields: error.fields };
    return { ok: false, ...failureOf(door, error) };
  }
}

/**
 * The member who sends a write, from a page of Docket.
 * @param isAct whether the request counts as activity, which keeps the session alive
 * @throws Refusal `not_allowed`, `signed_out`; both are counted or recorded
 */
export async function writer(door: Door, isAct: boolean): Promise<MemberActor> {
  await mustBeOwnPage(door);
  return requireActor(door, isAct);
}

/**
 * Refuses a write that does not come from a page of Docket (cross-site request forgery).
 * @throws Refusal `not_allowed`
 */
export async function mustBeOwnPage(door: Door): Promise<void> {
  if (isOwnOrigin((await headers()).get('origin'))) return;
  await countAnonymousDenial(door);
  throw new Refusal('not_allowed', 'This request did not come from a page of Docket.');
}

/**
 * Checks what a browser sent, which may be anything, against a strict object.
 * @throws Refusal `invalid` with what is wrong by field
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.') || 'input', issue.message]),
  );
  throw new Refusal('invalid', 'Some of this can’t be used as it is.', fields);
}
