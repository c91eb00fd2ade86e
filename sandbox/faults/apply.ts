import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answer } from '../http/answer.ts';
import type { Operation, Vendor } from '../vendors/vendor.ts';
import { textOf, withWrongTypes } from './distort.ts';
import type { Fault } from './faults.ts';
import { sendByteByByte, sendEndlessJson, sendGzipBomb } from './long-answers.ts';

// Larger than any limit a client may set.
const HUGE_BYTES = 64 * 1024 * 1024;
const HUGE_500_BYTES = 500 * 1024 * 1024;
// The address from which machines in a cloud read their credentials: no client may follow a redirect to it.
const CLOUD_METADATA = 'http://169.254.169.254/latest/meta-data/';

/** One call with a fault: `run` runs the operation; `runOther` runs it for another applicant. */
export type FaultyCall = {
  vendor: Vendor;
  run: Operation['run'];
  runOther: Operation['run'];
  response: ServerResponse;
};

/** Answers one call with a fault. The operation runs only where the fault says so. */
export async function applyFault(fault: Fault, faulty: FaultyCall): Promise<void> {
  const { vendor, run, response } = faulty;
  switch (fault.kind) {
    case 'latency':
      await pause(fault.ms);
      return answer(response, await run());
    case '429':
      response.setHeader('retry-after', '1');
      return answer(response, vendor.problem(429, 'Too many requests'));
    case '500':
      return answer(response, vendor.problem(500, 'Internal server error'));
    case '503':
      return answer(response, vendor.problem(503, 'Service unavailable'));
    case 'redirect':
      response.writeHead(301, { location: CLOUD_METADATA }).end();
      return;
    case 'late_apply':
      response.socket?.resetAndDestroy();
      await pause(fault.ms);
      await run();
      return;
    case 'hang_after_apply':
      await run();
      return;
    default:
      return fault.kind === 'reset' || fault.kind === 'hang' || fault.kind === 'stall'
        ? stopAnswering(fault.kind, response)
        : sendBadAnswer(fault, faulty);
  }
}

/** The operation does not run and the call gets no complete answer; the socket closes with the server at the latest. */
function stopAnswering(kind: 'reset' | 'hang' | 'stall', response: ServerResponse): void {
  if (kind === 'reset') response.socket?.resetAndDestroy();
  // The answer begins and never continues.
  if (kind === 'stall') response.writeHead(200, { 'content-type': 'application/json' }).write('{"');
}

/** Broken answers. The last three faults run the operation first. */
async function sendBadAnswer({ kind }: Fault, { run, runOther, response }: FaultyCall): Promise<void> {
  switch (kind) {
    case 'garbage':
      return write(response, 'application/json', '{"status":"success","sessions":[{"session_id":"b1e0');
    case 'html':
      return write(response, 'text/html', '<!doctype html><title>Sign in</title><h1>Please sign in again</h1>');
    case 'drip':
      return sendByteByByte(response);
    case 'huge':
      return sendEndlessJson(response, HUGE_BYTES);
    case 'huge_500':
      return sendEndlessJson(response, HUGE_500_BYTES);
    case 'gzip_bomb':
      return sendGzipBomb(response);
    case 'truncated':
      return write(response, 'application/json', firstHalf(await textOf(await run())));
    case 'wrong_types':
      return answer(response, await withWrongTypes(await run()));
    case 'other_applicant':
      return answer(response, await runOther());
    default:
      throw new RangeError(`No such fault: ${kind}`);
  }
}

function write(response: ServerResponse, mediaType: string, text: string): void {
  response.writeHead(200, { 'content-type': mediaType }).end(text);
}

function firstHalf(text: string): string {
  return text.slice(0, Math.ceil(text.length / 2));
}
