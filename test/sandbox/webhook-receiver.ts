import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookDelivery } from '#lib/providers/webhook/webhook.ts';

/** A delivery as it arrived. `path` is the whole request target, `text` the body as UTF-8. */
export type ReceivedDelivery = { path: string; headers: Record<string, string>; body: Uint8Array; text: string };

/** An HTTP server on loopback that records webhook deliveries, verifies nothing, and answers with `status()`. */
export type WebhookReceiver = { url: string; received: ReceivedDelivery[]; close(): Promise<void> };

export async function startWebhookReceiver(status: () => number = () => 200): Promise<WebhookReceiver> {
  const received: ReceivedDelivery[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
    const body = Buffer.concat(pieces);
    received.push({
      path: request.url ?? '',
      headers: Object.fromEntries(headers),
      body: new Uint8Array(body),
      text: body.toString('utf8'),
    });
    response.writeHead(status(), { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, received, close };
}

/** The delivery as an adapter takes it: its path is what follows the first segment, which is the connection's address. */
export function asDelivery({ path, headers, body }: ReceivedDelivery): WebhookDelivery {
  const [, ...below] = new URL(path, 'http://localhost').pathname.split('/').filter(Boolean);
  return { body, headers, path: below.map(decodeURIComponent), receivedAt: new Date() };
}
