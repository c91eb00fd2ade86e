import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { browserId, setBrowserCookie } from '#lib/auth/browser-cookie.ts';
import { authOptions } from '#lib/auth/options.ts';
import { isOwnOrigin } from '#lib/auth/origin.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Reads of next-auth, such as its anti-forgery token. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return answer(request, context);
}

/** Signing in. Only from a page of Docket, in addition to next-auth's own token. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if (!isOwnOrigin(request.headers.get('origin'))) return new Response(null, { status: 403 });
  return answer(request, context);
}

async function answer(request: NextRequest, context: Context): Promise<Response> {
  const response: Response = await NextAuth(
    request,
    context,
    authOptions({ id: browserId, remember: setBrowserCookie }),
  );
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}
