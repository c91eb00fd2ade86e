import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Heard = { path: string; headers: IncomingHttpHeaders; body: string };

/** For tests alone: somebody who listens for webhooks, and answers with `status()`. */
export type Ear = { url: string; heard: Heard[]; close(): Promise<void> };

export async function openEar(status: () => number = () => 200): Promise<Ear> {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    heard.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString('utf8') });
    response.writeHead(status(), { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, heard, close };
}
