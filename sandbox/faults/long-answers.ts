import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { isHangUp } from '../http/answer.ts';

const FILLER = 'all work and no play makes a long answer '.repeat(1600);
// Concatenated gzip members are one valid gzip file: here 1 GiB of zeros in about 1 MB.
const MEMBER_BYTES = 16 * 1024 * 1024;
const MEMBERS = 64;

/** JSON of `bytes` bytes, generated while it is sent. */
export function sendEndlessJson(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  return send(response, filler(bytes));
}

/** An answer of about 1 MB that unpacks to 1 GiB. */
export function sendGzipBomb(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  const member = gzipSync(Buffer.alloc(MEMBER_BYTES));
  return send(
    response,
    Array.from({ length: MEMBERS }, () => member),
  );
}

/** One byte a second until the caller disconnects. */
export async function sendByteByByte(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  for (let sent = 0; !response.destroyed; sent += 1) {
    response.write(sent === 0 ? '[' : '0,'[sent % 2]);
    await pause(1000);
  }
}

async function send(response: ServerResponse, pieces: Iterable<string | Buffer>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (cause) {
    // A caller with a size limit disconnects in the middle.
    if (!isHangUp(cause)) throw cause;
  }
}

function* filler(bytes: number): Generator<string> {
  yield '{"filler":"';
  for (let sent = 0; sent < bytes; sent += FILLER.length) yield FILLER;
  yield '"}';
}
