import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reply } from './call.ts';

export async function answer(response: ServerResponse, reply: Reply): Promise<void> {
  if ('json' in reply) return answerJson(response, reply.status, reply.json, reply.headers);
  if ('bytes' in reply) {
    response.writeHead(reply.status, { 'content-type': reply.mediaType, 'content-length': reply.bytes.length });
    response.end(reply.bytes);
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8' });
  // Sent before the first chunk: drawing an image takes time, and a client waits for headers only so long.
  response.flushHeaders();
  try {
    await pipeline(Readable.from(reply.chunks), response);
  } catch (cause) {
    // The caller disconnected in the middle, for example at its size limit.
    if (!isHangUp(cause)) throw cause;
  }
}

function answerJson(
  response: ServerResponse,
  status: number,
  json: unknown,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(json);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

export function isHangUp(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    (cause.code === 'ERR_STREAM_PREMATURE_CLOSE' || cause.code === 'ECONNRESET')
  );
}
