import 'server-only';
import type { z } from 'zod';
import type { Door } from './auth/doors.ts';
import { answerOf, mustBeOwnPage, parseInput, type Result, writer } from './door.ts';
import type { MemberActor } from './review/actor.ts';

/**
 * A server action: from a page of Docket, by a member whose role has the right, with input that fits the schema.
 * @param door its entry in the table of doors (lib/auth/doors.ts)
 * @param schema what the browser may send, as a strict object
 */
export function action<S extends z.ZodType, T>(
  door: Door,
  schema: S,
  work: (actor: MemberActor, input: z.output<S>) => Promise<T>,
) {
  return async (input: z.input<S>): Promise<Result<T>> =>
    answerOf(door, async () => work(await writer(door, true), parseInput(schema, input)));
}

/** A server action for someone who is not signed in yet. */
export function openAction<S extends z.ZodType, T>(door: Door, schema: S, work: (input: z.output<S>) => Promise<T>) {
  return async (input: z.input<S>): Promise<Result<T>> =>
    answerOf(door, async () => {
      await mustBeOwnPage(door);
      return work(parseInput(schema, input));
    });
}
