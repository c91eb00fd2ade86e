import 'server-only';
import type { z } from 'zod';
import type { Failure } from '#lib/data/failure.ts';
import { requireActor } from './auth/actor.ts';
import type { Door } from './auth/doors.ts';
import { answerOf, type NotDone, parseInput, writer } from './door.ts';
import { readAtMost } from './read-at-most.ts';
import type { MemberActor } from './review/actor.ts';
import { Refusal, type RefusalCode } from './review/refusal.ts';

const statusOf: Record<RefusalCode | Failure['code'], number> = {
  signed_out: 401,
  not_allowed: 403,
  not_found: 404,
  invalid: 400,
  changed: 409,
  taken: 409,
  closed: 403,
  unavailable: 503,
  failed: 500,
  unknown: 500,
  unreadable: 422,
};

const smallBody = 64 * 1024;

const unreadable = 'This can’t be read.';

const neverStored = 'private, no-store';

/** A guarded route that reads. It does not count as activity: a page that polls must not keep a session alive. */
export function reading<P>(door: Door, work: (actor: MemberActor, params: P, request: Request) => Promise<Response>) {
  return (request: Request, context: { params: Promise<P> }): Promise<Response> =>
    answer(door, async () => work(await requireActor(door, false), await context.params, request));
}

/**
 * A guarded small write that can't be a server action, because a browser sends its actions one after another (a report
 * of what was seen) or because it must be possible to stop it (a test of a connection): `signal` is aborted when the
 * browser gives up. From pages of Docket only, JSON of at most 64 KB.
 */
export function writing<S extends z.ZodType>(
  door: Door,
  schema: S,
  isAct: boolean,
  work: (actor: MemberActor, input: z.output<S>, signal: AbortSignal) => Promise<Response>,
) {
  return (request: Request): Promise<Response> =>
    answer(door, async () => {
      const actor = await writer(door, isAct);
      const text = (await bodyOf(request, smallBody)).toString('utf8');
      return work(actor, parseInput(schema, jsonIn(text)), request.signal);
    });
}

/** A guarded upload of a file. From pages of Docket only, at most `limit` bytes. */
export function uploading<P>(
  door: Door,
  limit: number,
  work: (actor: MemberActor, params: P, file: Uint8Array) => Promise<Response>,
) {
  return (request: Request, context: { params: Promise<P> }): Promise<Response> =>
    answer(door, async () => {
      const actor = await writer(door, true);
      return work(actor, await context.params, await bodyOf(request, limit));
    });
}

/**
 * A guarded form (multipart/form-data) with at most one file, in the field `file`. From pages of Docket only.
 * @param schema the other fields, as a strict object
 * @param limit the bytes of the file, and the sentence for a larger one
 */
export function attaching<P, S extends z.ZodType>(
  door: Door,
  schema: S,
  limit: { bytes: number; tooLarge: string },
  work: (actor: MemberActor, params: P, input: z.output<S>, file: Uint8Array | null) => Promise<Response>,
) {
  return (request: Request, context: { params: Promise<P> }): Promise<Response> =>
    answer(door, async () => {
      const actor = await writer(door, true);
      const { bytes, isWhole } = await readAtMost(request.body, limit.bytes + smallBody);
      if (!isWhole) throw new Refusal('invalid', limit.tooLarge, { file: limit.tooLarge });
      const { file, ...fields } = Object.fromEntries(await formIn(bytes, request.headers.get('content-type')));
      if (typeof file === 'string') throw new Refusal('invalid', unreadable);
      const input = parseInput(schema, fields);
      return work(actor, await context.params, input, file ? new Uint8Array(await file.arrayBuffer()) : null);
    });
}

async function answer(door: Door, work: () => Promise<Response>): Promise<Response> {
  const result = await answerOf(door, work);
  const response = result.ok ? result.value : refused(result);
  // A stream says more than this, and no route says less.
  if (!response.headers.get('Cache-Control')?.startsWith(neverStored))
    response.headers.set('Cache-Control', neverStored);
  return response;
}

function refused({ code, message, fields }: NotDone): Response {
  return Response.json({ code, message, fields }, { status: statusOf[code] });
}

/** The framework limits the bodies of actions, not those of routes. */
async function bodyOf(request: Request, limit: number): Promise<Buffer> {
  const { bytes, isWhole } = await readAtMost(request.body, limit);
  if (!isWhole) throw new Refusal('invalid', 'This is too large.');
  return bytes;
}

async function formIn(bytes: Buffer, type: string | null): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type ?? '' } }).formData();
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('invalid', unreadable);
    throw error;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    throw new Refusal('invalid', unreadable);
  }
}
