import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookDelivery } from '#lib/providers/webhook/webhook.ts';

export type WebhookReceiver = { url: string; deliveries: WebhookDelivery[]; close(): Promise<void> };

const base = '/in';

/** An address on this machine that keeps every delivery byte for byte and verifies nothing. */
export async function webhookReceiver(): Promise<WebhookReceiver> {
  const deliveries: WebhookDelivery[] = [];
  const server = createServer((request, answer) => {
    void bytesOf(request).then((body) => {
      deliveries.push({ body, headers: single(request.headers), path: pathOf(request), receivedAt: new Date() });
      answer.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}${base}`, deliveries, close };
}

async function bytesOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function pathOf({ url = '/' }: IncomingMessage): string[] {
  const { pathname } = new URL(url, 'http://localhost');
  return pathname.slice(base.length).split('/').filter(Boolean).map(decodeURIComponent);
}

function single(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}
