import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Controls, control, maySteer } from '../control/routes.ts';
import { storm } from '../faults/apply.ts';
import { aboutAnother } from '../faults/distort.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { answer } from './answer.ts';
import { type Call, Problem, type Reply } from './call.ts';

// Requests are small: what an applicant uploads stays under this.
const BODY_LIMIT = 25 * 1024 * 1024;

/** Answers one request, by a vendor, by the controls, or with a 404. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  controls: Controls,
  now: Date,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const [, prefix = ''] = url.pathname.split('/');
  const call: Call = {
    method: request.method ?? 'GET',
    path: url.pathname.slice(prefix.length + 1) || '/',
    query: url.searchParams,
    headers: request.headers,
    body: await readBody(request),
    now,
  };
  if (prefix === 'control') {
    const reply = maySteer(request)
      ? outcomeOf(() => control(call, controls))
      : { status: 403, json: { error: 'Not from here' } };
    return answer(response, await reply);
  }
  const vendor = controls.vendors.find(({ id }) => id === prefix);
  return vendor
    ? serveVendor(vendor, call, response, controls)
    : answer(response, { status: 404, json: { error: 'Not found' } });
}

async function serveVendor(
  vendor: Vendor,
  call: Call,
  response: ServerResponse,
  { faults, log }: Controls,
): Promise<void> {
  const operation = vendor.find(call);
  log.note(vendor.id, operation?.name ?? 'unknown');
  if (!operation) return answer(response, vendor.problem(404, 'Not found'));
  const run = () => outcomeOf(() => operation.run(), vendor);
  const runOther = () => outcomeOf(() => (vendor.find(aboutAnother(call, vendor)) ?? operation).run(), vendor);
  const fault = faults.strike(vendor.id, call.path);
  return fault ? storm(fault, { vendor, run, runOther, response }) : answer(response, await run());
}

async function outcomeOf(run: () => Reply | Promise<Reply>, vendor?: Vendor): Promise<Reply> {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return vendor
      ? vendor.problem(cause.status, cause.message)
      : { status: cause.status, json: { error: cause.message } };
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > BODY_LIMIT) throw new Problem(413, 'Too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Ends an answer that went wrong on our side; the caller learns no more than that. */
export function fail(response: ServerResponse, cause: unknown): void {
  // A caller that hangs up while it still sends is not our failure.
  if (response.socket === null || response.socket.destroyed) return;
  if (!(cause instanceof Problem)) complain(cause);
  if (response.headersSent) return void response.destroy();
  response
    .writeHead(cause instanceof Problem ? cause.status : 500, { 'content-type': 'application/json' })
    .end('{"error":"The sandbox itself failed"}');
}

/** Says on standard error that the sandbox itself failed. */
export function complain(cause: unknown): void {
  process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
}
