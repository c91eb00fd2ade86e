import 'server-only';
import { cookies } from 'next/headers';
import { browserCookie, browserIdIn, browserToken } from './browser-token.ts';

/** The id in the browser's cookie; null without one. */
export async function browserId(): Promise<string | null> {
  return browserIdIn((await cookies()).get(browserCookie().name)?.value);
}

/** Gives the browser its cookie, or prolongs it. Only in an action or a route. */
export async function setBrowserCookie(id: string): Promise<void> {
  const { name, options } = browserCookie();
  (await cookies()).set(name, await browserToken(id), options);
}
