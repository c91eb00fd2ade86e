import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a test's vendor answers one call; `tries` counts the calls of one path from 1. */
export type Behaviour = (
  answer: ServerResponse,
  call: { tries: number; request: IncomingMessage; body: string },
) => void;

export type FaultServer = { url: string; calls: string[]; triesOf(path: string): number; close(): Promise<void> };

/** A real HTTP server on loopback that behaves by path, for tests of the calls to a vendor. */
export async function faultServer(behaviours: Record<string, Behaviour>): Promise<FaultServer> {
  const calls: string[] = [];
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    calls.push(path);
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const behave = behaviours[path] ?? ((response) => response.writeHead(404).end());
      behave(answer, { tries: calls.filter((each) => each === path).length, request, body });
    });
  });
  await listening(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, calls, triesOf: (path) => calls.filter((each) => each === path).length, close: () => closed(server) };
}

export function json(answer: ServerResponse, value: unknown, status = 200): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
