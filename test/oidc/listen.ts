import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of the tests on a free port of this machine. */
export type Listening = { port: number; close: () => Promise<void> };

/** Serves with `work`, which is named after it listens: an issuer has to know its own address. */
export async function listen(
  host: '127.0.0.1' | 'localhost',
  workAt: (port: number) => (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<Listening> {
  const server = createServer();
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const work = workAt(port);
  server.on('request', (request, response) => {
    Promise.resolve(work(request, response)).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return {
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The form of a request's body. */
export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
