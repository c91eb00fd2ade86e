import { cookies } from 'next/headers';
import type { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { browserId, setBrowserCookie } from '#lib/auth/browser-cookie.ts';
import { answerOfIssuer, beginAtIssuer } from '#lib/auth/oidc/answer.ts';
import { waitingCookie, waitingToken } from '#lib/auth/oidc/code-step.ts';
import { providerId } from '#lib/auth/oidc/provider.ts';
import { authOptions, issuerCookies, visitorOf } from '#lib/auth/options.ts';
import { isOwnOrigin } from '#lib/auth/origin.ts';
import { env } from '#lib/env.ts';
import type { IssuerSettings } from '#lib/issuer-settings.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

const browser = { id: browserId, remember: setBrowserCookie };

/** Reads of next-auth, such as its anti-forgery token, and the answer of the issuer. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const settings = env().singleSignOn;
  if (settings && (await isAct(context, 'callback'))) return unstored(await answered(request, context, settings));
  return unstored(await handler(request, context)(authOptions(browser)));
}

/** Signing in. Only from a page of Docket, in addition to next-auth's own token. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!isOwnOrigin(request.headers.get('origin'))) return new Response(null, { status: 403 });
  const settings = env().singleSignOn;
  if (settings && (await isAct(context, 'signin'))) {
    // next-auth would add them to the address at the issuer, and let them replace its own.
    if (request.nextUrl.search !== '') return new Response(null, { status: 400 });
    return unstored(await beginAtIssuer(settings, await visitor(request), handler(request, context)));
  }
  return unstored(await handler(request, context)(authOptions(browser)));
}

/** Whether the request is this act of a sign-in at the issuer. */
async function isAct(context: Context, wanted: 'signin' | 'callback'): Promise<boolean> {
  const [act, provider] = (await context.params).nextauth;
  return act === wanted && provider === providerId;
}

async function answered(request: NextRequest, context: Context, settings: IssuerSettings): Promise<Response> {
  const answer = {
    sent: request.nextUrl.searchParams,
    back: (await cookies()).get(issuerCookies().callbackUrl.name)?.value,
    visitor: await visitor(request),
    browser,
    wait,
  };
  return answerOfIssuer(settings, answer, handler(request, context));
}

async function wait(memberId: string): Promise<void> {
  const { name, options } = waitingCookie();
  (await cookies()).set(name, await waitingToken(memberId), options);
}

async function visitor(request: NextRequest) {
  return visitorOf(Object.fromEntries(request.headers), await browserId());
}

function handler(request: NextRequest, context: Context): (options: NextAuthOptions) => Promise<Response> {
  return (options) => NextAuth(request, context, options);
}

function unstored(response: Response): Response {
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}
