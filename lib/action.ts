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

/** What a browser gets back from a write. */
export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; code: RefusalCode | Failure['code']; message: string; fields?: Record<string, string> };

/**
 * The door for writes: own page, in force, allowed, well-formed, then the work. A refusal is an answer; anything else
 * is a bug: logged, never shown.
 * @param door its entry in the table of doors
 * @param schema what the browser may send, as a strict object: arguments of an action are whatever someone posts
 */
export function action<S extends z.ZodType, T>(
  door: Door,
  schema: S,
  work: (actor: MemberActor, input: z.output<S>) => Promise<T>,
) {
  return async (input: z.input<S>): Promise<Result<T>> =>
    answer(door, async () => work(await requireActor(door, true), parse(schema, input)));
}

/** The same door where nobody is signed in yet. */
export function openAction<S extends z.ZodType, T>(door: Door, schema: S, work: (input: z.output<S>) => Promise<T>) {
  return async (input: z.input<S>): Promise<Result<T>> => answer(door, async () => work(parse(schema, input)));
}

async function answer<T>(door: Door, work: () => Promise<T>): Promise<Result<T>> {
  try {
    await mustBeOwnPage(door);
    return { ok: true, value: await watchingSaves(work) };
  } catch (error) {
    // A redirect is thrown too, also after something was saved.
    unstable_rethrow(error instanceof SaveUnknown ? error.cause : error);
    if (error instanceof Refusal) return { ok: false, code: error.code, message: error.message, fields: error.fields };
    return { ok: false, ...failureOf(door, error) };
  }
}

async function mustBeOwnPage(door: Door): Promise<void> {
  if (isOwnOrigin((await headers()).get('origin'))) return;
  await countAnonymousDenial(door);
  throw new Refusal('not_allowed', 'This request did not come from a page of Docket.');
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.') || 'input', issue.message]),
  );
  throw new Refusal('invalid', 'Some of this can’t be used as it is.', fields);
}
