import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testSize } from '#test/database/size.ts';
import { type FaultServer, faultServer } from '#test/providers/fault-server.ts';

/**
 * docs/security.md, bar 15: however much a vendor sends, less than 100 MB of it is in memory at any moment. The reader
 * is a separate process (hostile-reader.ts); the naive one shows that the same streams fill the memory.
 */
const reads = testSize({ small: 6, full: 60 });
const megabyte = 'all work and no play '.repeat(50_000).slice(0, 1_048_576);
const bomb = gzipSync(Buffer.alloc(300 * 1_048_576));

/** A body made while it is sent. The reader is expected to close the connection in the middle. */
function pour(answer: ServerResponse, megabytes: number): void {
  const pieces = Readable.from(Array.from({ length: megabytes }, () => megabyte));
  pipeline(pieces, answer, (error) => {
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ECONNRESET') throw error;
  });
}

const json = { 'content-type': 'application/json' };

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer({
    '/500-mb': (answer) => pour(answer.writeHead(200, json), 500),
    '/500-mb-announced': (answer) => pour(answer.writeHead(200, { ...json, 'content-length': 500 * 1_048_576 }), 500),
    '/gzip-bomb': (answer) => answer.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(bomb),
    '/endless-headers': (answer) =>
      answer.socket?.write(`HTTP/1.1 200 OK\r\n${`x-more: ${'y'.repeat(1_000)}\r\n`.repeat(5_000)}`),
    '/drip': (answer) => {
      answer.writeHead(200, json);
      const timer = setInterval(() => answer.write(' '), 1_000);
      answer.on('close', () => clearInterval(timer));
    },
    '/just-too-large': (answer) => pour(answer.writeHead(200, json), 15),
  });
});
afterAll(() => server.close());

async function read(
  way: 'ours' | 'naive',
  path: string,
  times: number,
  atOnce: number,
): Promise<{ ends: string[]; grownMb: number }> {
  const args = [
    '--conditions=react-server',
    '--expose-gc',
    'test/exchange/hostile-reader.ts',
    way,
    server.url + path,
    String(times),
    String(atOnce),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as { ends: string[]; grownMb: number };
}

test.each([
  ['/500-mb', 'invalid_response too_large'],
  ['/500-mb-announced', 'invalid_response too_large'],
  ['/gzip-bomb', 'invalid_response'],
  ['/endless-headers', 'invalid_response'],
  ['/drip', 'timeout'],
  ['/just-too-large', 'invalid_response too_large'],
])('%s: less than 100 MB is held', { timeout: 600_000 }, async (path, end) => {
  // As many at once as the gate of the fastest vendor allows the worker.
  const { ends, grownMb } = await read('ours', path, path === '/drip' ? 3 : reads, 3);
  process.stdout.write(`${path}: ${ends.join(', ')}, ${grownMb.toFixed(1)} MB at most\n`);
  expect(ends).toEqual([end]);
  expect(grownMb).toBeLessThan(100);
});

test.each(['/500-mb', '/gzip-bomb'])(
  'control: who reads %s to its end holds far more',
  { timeout: 600_000 },
  async (path) => {
    const { grownMb } = await read('naive', path, 1, 1);
    process.stdout.write(`naive, ${path}: ${grownMb.toFixed(1)} MB at most\n`);
    expect(grownMb).toBeGreaterThan(100);
  },
);
