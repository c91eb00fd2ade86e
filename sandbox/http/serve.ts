import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Controls, isLocalCaller, runControl } from '../control/routes.ts';
import { applyFault } from '../faults/apply.ts';
import { aboutAnotherApplicant } from '../faults/distort.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { answer } from './answer.ts';
import { type Call, Problem, type Reply } from './call.ts';

// Larger than any upload of an applicant.
const BODY_LIMIT = 25 * 1024 * 1024;

/** Passes one request to a vendor, to a receiver of webhooks or to the control API; 404 for any other address. */
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
    const reply = isLocalCaller(request)
      ? replyOf(() => runControl(call, controls))
      : { status: 403, json: { error: 'Not from here' } };
    return answer(response, await reply);
  }
  if (prefix === 'receiver' && call.method === 'POST') return answer(response, controls.receiver.take(call));
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
  log.countCall(vendor.id, operation?.name ?? 'unknown');
  if (!operation) return answer(response, vendor.problem(404, 'Not found'));
  const run = () => replyOf(() => operation.run(), vendor);
  const runOther = () => replyOf(() => (vendor.find(aboutAnotherApplicant(call, vendor)) ?? operation).run(), vendor);
  const fault = faults.faultFor(vendor.id, call.path);
  return fault ? applyFault(fault, { vendor, run, runOther, response }) : answer(response, await run());
}

async function replyOf(run: () => Reply | Promise<Reply>, vendor?: Vendor): Promise<Reply> {
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

/** Ends the answer after a failure of the sandbox itself. The caller is told nothing about the cause. */
export function answerFailure(response: ServerResponse, cause: unknown): void {
  // A caller that disconnects while it sends is not a failure of the sandbox.
  if (response.socket === null || response.socket.destroyed) return;
  if (!(cause instanceof Problem)) logFailure(cause);
  if (response.headersSent) return void response.destroy();
  response
    .writeHead(cause instanceof Problem ? cause.status : 500, { 'content-type': 'application/json' })
    .end('{"error":"The sandbox itself failed"}');
}

/** Writes a failure of the sandbox itself to stderr. */
export function logFailure(cause: unknown): void {
  process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
}
