import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookDelivery } from '#lib/providers/webhook/webhook.ts';

/** A delivery as it arrived, with the whole request target and the body as UTF-8 text. */
export type ReceivedDelivery = WebhookDelivery & { target: string; text: string };

export type WebhookReceiver = { url: string; deliveries: ReceivedDelivery[]; close(): Promise<void> };

const base = '/in';

/** An HTTP server on loopback that keeps every delivery unchanged, verifies none, and answers with `status()`. */
export async function webhookReceiver(status: () => number = () => 200): Promise<WebhookReceiver> {
  const deliveries: ReceivedDelivery[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const target = request.url ?? '';
    const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
    deliveries.push({
      body: new Uint8Array(bytes),
      text: bytes.toString('utf8'),
      headers: Object.fromEntries(headers),
      target,
      path: below(target),
      receivedAt: new Date(),
    });
    response.writeHead(status(), { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}${base}`, deliveries, close };
}

/** The segments after the receiver's address. */
function below(target: string): string[] {
  const { pathname } = new URL(target, 'http://localhost');
  return pathname.slice(base.length).split('/').filter(Boolean).map(decodeURIComponent);
}
