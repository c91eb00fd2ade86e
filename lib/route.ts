import 'server-only';
import type { z } from 'zod';
import { watchingSaves } from '#lib/data/database.ts';
import { failureOf } from '#lib/data/failure.ts';
import { countAnonymousDenial } from '#lib/data/ledger/denials.ts';
import { requireActor } from './auth/actor.ts';
import type { Door } from './auth/doors.ts';
import { isOwnOrigin } from './auth/origin.ts';
import type { MemberActor } from './review/actor.ts';
import { Refusal, type RefusalCode } from './review/refusal.ts';

const statusOf: Record<RefusalCode, number> = {
  signed_out: 401,
  not_allowed: 403,
  not_found: 404,
  invalid: 400,
  changed: 409,
  taken: 409,
  closed: 403,
  unavailable: 503,
};

const smallBody = 64 * 1024;

/** A guarded reading route. Being polled keeps nobody signed in. */
export function reading<P>(door: Door, work: (actor: MemberActor, params: P, request: Request) => Promise<Response>) {
  return (request: Request, context: { params: Promise<P> }): Promise<Response> =>
    answer(door, async () => work(await requireActor(door, false), await context.params, request));
}

/**
 * A guarded small write that a server action is too slow for (seen, still here) or could not be stopped in (a test of a
 * connection): `signal` says that nobody waits any more. Own pages only, JSON of at most 64 KB.
 */
export function writing<S extends z.ZodType>(
  door: Door,
  schema: S,
  isAct: boolean,
  work: (actor: MemberActor, input: z.output<S>, signal: AbortSignal) => Promise<Response>,
) {
  return (request: Request): Promise<Response> =>
    answer(door, async () => {
      await mustBeOwnPage(door, request);
      const actor = await requireActor(door, isAct);
      return work(actor, parse(schema, (await readAtMost(request, smallBody)).toString('utf8')), request.signal);
    });
}

/** A guarded upload of a file that no form field holds. Own pages only, at most `limit` bytes. */
export function uploading<P>(
  door: Door,
  limit: number,
  work: (actor: MemberActor, params: P, file: Uint8Array) => Promise<Response>,
) {
  return (request: Request, context: { params: Promise<P> }): Promise<Response> =>
    answer(door, async () => {
      await mustBeOwnPage(door, request);
      const actor = await requireActor(door, true);
      return work(actor, await context.params, await readAtMost(request, limit));
    });
}

async function mustBeOwnPage(door: Door, request: Request): Promise<void> {
  if (isOwnOrigin(request.headers.get('origin'))) return;
  await countAnonymousDenial(door);
  throw new Refusal('not_allowed', 'This request did not come from a page of Docket.');
}

async function answer(door: Door, work: () => Promise<Response>): Promise<Response> {
  const response = await watchingSaves(work).catch((error: unknown) => {
    if (error instanceof Refusal) {
      const { code, message, fields } = error;
      return Response.json({ code, message, fields }, { status: statusOf[code] });
    }
    return Response.json(failureOf(door, error), { status: 500 });
  });
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

/** Reads a body as a stream and stops at the limit: the framework's own cap does not cover routes. */
async function readAtMost(request: Request, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > limit) throw new Refusal('invalid', 'This is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function parse<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(text === '' ? '{}' : text));
  } catch {
    throw new Refusal('invalid', 'This can’t be read.');
  }
}
