import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookDelivery } from '#lib/providers/webhook/webhook.ts';

export type Letterbox = { url: string; deliveries: WebhookDelivery[]; close(): Promise<void> };

const base = '/in';

/** An address on this machine that takes webhooks as they come, for tests against the sandbox; it believes nothing by itself. */
export async function openLetterbox(): Promise<Letterbox> {
  const deliveries: WebhookDelivery[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
        .slice(base.length)
        .split('/')
        .filter(Boolean);
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
      );
      const body = new Uint8Array(Buffer.concat(pieces));
      deliveries.push({ body, headers, path: path.map(decodeURIComponent), receivedAt: new Date() });
      response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((done) => server.close(() => done()));
  };
  return { url, deliveries, close };
}
