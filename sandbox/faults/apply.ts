import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answer } from '../http/answer.ts';
import type { Operation, Vendor } from '../vendors/vendor.ts';
import { distorted, textOf } from './distort.ts';
import type { Fault } from './faults.ts';
import { drip, explode, pour } from './long-answers.ts';

// More than any limit a client may set itself.
const HUGE_BYTES = 64 * 1024 * 1024;
const FAR_TOO_HUGE_BYTES = 500 * 1024 * 1024;
// Where machines in the cloud learn their own secrets: no client may follow.
const METADATA = 'http://169.254.169.254/latest/meta-data/';

/** One call in bad weather: `run` answers it as asked, `runOther` as if somebody else had been asked for. */
export type Struck = { vendor: Vendor; run: Operation['run']; runOther: Operation['run']; response: ServerResponse };

/** Lets a fault have its way with one call. The operation runs only where the fault says so. */
export async function storm(fault: Fault, struck: Struck): Promise<void> {
  const { vendor, run, response } = struck;
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
      response.writeHead(301, { location: METADATA }).end();
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
        ? silence(fault.kind, response)
        : babble(fault, struck);
  }
}

/** Nothing is done and nothing is said; the socket is closed with the server at the latest. */
function silence(kind: 'reset' | 'hang' | 'stall', response: ServerResponse): void {
  if (kind === 'reset') response.socket?.resetAndDestroy();
  // Begins to answer, and says no more.
  if (kind === 'stall') response.writeHead(200, { 'content-type': 'application/json' }).write('{"');
}

/** Answers that are none. The last three run the operation first. */
async function babble({ kind }: Fault, { run, runOther, response }: Struck): Promise<void> {
  switch (kind) {
    case 'garbage':
      return write(response, 'application/json', '{"status":"success","sessions":[{"session_id":"b1e0');
    case 'html':
      return write(response, 'text/html', '<!doctype html><title>Sign in</title><h1>Please sign in again</h1>');
    case 'drip':
      return drip(response);
    case 'huge':
      return pour(response, HUGE_BYTES);
    case 'huge_500':
      return pour(response, FAR_TOO_HUGE_BYTES);
    case 'gzip_bomb':
      return explode(response);
    case 'truncated':
      return write(response, 'application/json', firstHalf(await textOf(await run())));
    case 'wrong_types':
      return answer(response, await distorted(await run()));
    case 'other_applicant':
      return answer(response, await runOther());
    default:
      throw new RangeError(`No such weather: ${kind}`);
  }
}

function write(response: ServerResponse, mediaType: string, text: string): void {
  response.writeHead(200, { 'content-type': mediaType }).end(text);
}

function firstHalf(text: string): string {
  return text.slice(0, Math.ceil(text.length / 2));
}
