import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answer } from './answer.ts';
import type { Fault } from './faults.ts';
import type { Operation, Vendor } from './wire.ts';

// More than any limit a client may set itself, and not enough to fill a disk.
const HUGE_BYTES = 64 * 1024 * 1024;
const FILLER = 'all work and no play makes a long answer '.repeat(1600);

/** Lets a fault have its way with one call. The operation runs only where the fault says so. */
export async function storm(fault: Fault, vendor: Vendor, operation: Operation, response: ServerResponse): Promise<void> {
  switch (fault.kind) {
    case 'latency':
      await pause(fault.ms);
      return answer(response, await operation.run());
    case '429':
      response.setHeader('retry-after', '1');
      return answer(response, vendor.problem(429, 'Too many requests'));
    case '500':
      return answer(response, vendor.problem(500, 'Internal server error'));
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'stall':
      // Neither answers nor hangs up; the socket is closed with the server at the latest.
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"status":"success","sessions":[{"session_id":"b1e0');
      return;
    case 'huge':
      return pour(response);
    case 'late_apply':
      response.socket?.resetAndDestroy();
      await pause(fault.ms);
      await operation.run();
  }
}

function pour(response: ServerResponse): Promise<void> {
  return answer(response, { status: 200, chunks: endless() });
}

async function* endless(): AsyncGenerator<string> {
  yield '{"filler":"';
  for (let sent = 0; sent < HUGE_BYTES; sent += FILLER.length) yield FILLER;
  yield '"}';
}
