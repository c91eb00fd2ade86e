import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forgetEnv } from '#lib/env.ts';

/** One request as it arrived. */
export type Received = { id: string; timestamp: string; signature: string; body: string; headers: IncomingHttpHeaders };

/** How a request is answered; null: never. */
export type Answering = { status: number; headers?: Record<string, string>; body?: string } | null;

export type EndpointReceiver = {
  url: string;
  received: Received[];
  /** How the next requests are answered. */
  answering: (how: (nth: number, body: string) => Answering) => void;
  close(): Promise<void>;
};

/** A system of the organisation on loopback, whose address the operator allows. It keeps what it gets. */
export async function endpointReceiver(): Promise<EndpointReceiver> {
  const received: Received[] = [];
  let how: (nth: number, body: string) => Answering = () => ({ status: 204 });
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const header = (name: string) => String(request.headers[`webhook-${name}`] ?? '');
    const [id, timestamp, signature] = [header('id'), header('timestamp'), header('signature')];
    const body = Buffer.concat(pieces).toString();
    received.push({ id, timestamp, signature, body, headers: request.headers });
    const answer = how(received.length, body);
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.PRIVATE_ENDPOINTS = origin;
  forgetEnv();
  return {
    url: `${origin}/docket?token=in-the-address`,
    received,
    answering: (next) => {
      how = next;
    },
    close: () => {
      delete process.env.PRIVATE_ENDPOINTS;
      forgetEnv();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Verifies a request as a receiver does, by the text of Standard Webhooks and with no code of Docket. */
export function isSignedWith(secret: string, { id, timestamp, signature, body }: Received): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const isFresh = Math.abs(Date.now() / 1_000 - Number(timestamp)) < 300;
  return isFresh && signature.split(' ').includes(`v1,${expected}`);
}
