import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { isHangUp } from '../http/answer.ts';

const FILLER = 'all work and no play makes a long answer '.repeat(1600);
// A gzip of gzips after one another is one gzip: a gigabyte of nothing in a megabyte.
const MEMBER_BYTES = 16 * 1024 * 1024;
const MEMBERS = 64;

/** So many bytes of JSON that has no end; made while it is sent, never held. */
export function pour(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  return send(response, filler(bytes));
}

/** A small answer that unpacks to a gigabyte. */
export function explode(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  const member = gzipSync(Buffer.alloc(MEMBER_BYTES));
  return send(
    response,
    Array.from({ length: MEMBERS }, () => member),
  );
}

/** One byte each second, for as long as the caller listens. */
export async function drip(response: ServerResponse): Promise<void> {
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
    // A caller with a size limit hangs up in the middle.
    if (!isHangUp(cause)) throw cause;
  }
}

function* filler(bytes: number): Generator<string> {
  yield '{"filler":"';
  for (let sent = 0; sent < bytes; sent += FILLER.length) yield FILLER;
  yield '"}';
}
