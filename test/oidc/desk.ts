import type { IncomingMessage, ServerResponse } from 'node:http';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { answerOfIssuer, beginAtIssuer, type Handle } from '#lib/auth/oidc/answer.ts';
import { waitingCookie, waitingToken } from '#lib/auth/oidc/code-step.ts';
import { authOptions, issuerCookies } from '#lib/auth/options.ts';
import { env } from '#lib/env.ts';
import { from as visitorFrom } from '../builders/visitor.ts';
import { formOf, listen } from './listen.ts';

/** From where everyone signs in at it. */
export const visitorAddress = '10.0.0.9';

type Cookie = { name: string; value: string; options: Record<string, unknown> };

/** What a sign-in needs of Docket, over HTTP: next-auth and the sign-in at the issuer, without pages. */
export type Desk = { readonly url: string; readonly close: () => Promise<void> };

/** Starts it. The environment has to name its address and the issuer before the first request. */
export async function aDesk(): Promise<Desk> {
  const { port, close } = await listen('127.0.0.1', () => serve);
  return { url: `http://127.0.0.1:${port}`, close };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', env().PUBLIC_URL);
  const [, , , action = '', providerId] = pathname.split('/');
  const cookies = cookiesOf(request);
  const form = request.method === 'POST' ? Object.fromEntries(await formOf(request)) : {};
  const more: Cookie[] = [];
  const nextauth = [action, ...(providerId ? [providerId] : [])];
  const asked = {
    ...{ method: request.method, headers: request.headers, cookies, body: form },
    query: { ...Object.fromEntries(searchParams), nextauth },
  };
  const handle: Handle = (options) => handled(asked, options);
  const found = await answerTo(action, providerId, searchParams, cookies, handle, more);
  response.statusCode = found.status;
  const set = [...found.headers.getSetCookie(), ...more.map(text)];
  for (const [name, value] of found.headers) if (name !== 'set-cookie') response.setHeader(name, value);
  response.setHeader('Set-Cookie', set);
  response.end(await found.text());
}

/** next-auth answers a request of Next's older kind here: for the other one it wants Next around it. */
async function handled(asked: object, options: NextAuthOptions): Promise<Response> {
  const headers = new Headers();
  let body = '';
  const response = {
    status: () => response,
    getHeader: (name: string) => (name === 'Set-Cookie' ? headers.getSetCookie() : undefined),
    setHeader: (name: string, value: string | string[]) => {
      headers.delete(name);
      for (const one of [value].flat()) headers.append(name, one);
      return response;
    },
    json: (value: unknown) => {
      body = JSON.stringify(value);
    },
    send: (value: unknown) => response.json(value),
    end: () => undefined,
  };
  await NextAuth(asked as never, response as never, options);
  return new Response(body, { headers });
}

/** As app/api/auth does it. */
async function answerTo(
  action: string,
  providerId: string | undefined,
  sent: URLSearchParams,
  cookies: Record<string, string>,
  handle: Handle,
  more: Cookie[],
): Promise<Response> {
  const settings = env().singleSignOn;
  const visitor = visitorFrom(visitorAddress);
  if (!settings || providerId !== 'oidc') return handle(authOptions());
  if (action === 'signin') return beginAtIssuer(settings, visitor, handle);
  const browser = {
    id: async () => null,
    remember: async (value: string) => void more.push({ name: 'known', value, options: {} }),
  };
  const wait = async (memberId: string) => {
    const { name, options } = waitingCookie();
    more.push({ name, value: await waitingToken(memberId), options });
  };
  const back = cookies[issuerCookies().callbackUrl.name];
  return answerOfIssuer(settings, { sent, back, visitor, browser, wait }, handle);
}

function cookiesOf(request: IncomingMessage): Record<string, string> {
  const pairs = (request.headers.cookie ?? '').split('; ').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1))]),
  );
}

function text({ name, value, options }: Cookie): string {
  const { sameSite, maxAge } = options;
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  return `${name}=${encodeURIComponent(value)}; Path=/; SameSite=${sameSite ?? 'Strict'}${age}`;
}
