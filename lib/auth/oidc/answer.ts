import type { NextAuthOptions } from 'next-auth';
import { recordRefusedSignIn } from '#lib/data/members/sessions.ts';
import { env } from '#lib/env.ts';
import type { IssuerSettings } from '#lib/issuer-settings.ts';
import { log } from '#lib/log.ts';
import { authOptions, issuerCookies, type KnownBrowser } from '../options.ts';
import type { Visitor } from '../sign-in.ts';
import { issuerAnswerLimit, issuerLimit, take } from '../sign-in-limits.ts';
import { admit } from './admit.ts';
import { arrivalPage } from './arrival.ts';
import { discover } from './discovery.ts';
import { IssuerProblem, type IssuerProblemCode } from './problem.ts';
import { type Attempt, issuerProvider } from './provider.ts';

/** next-auth's handler of this request, with these options. */
export type Handle = (options: NextAuthOptions) => Promise<Response>;

/** Keeps in a cookie that a member has to give a code. */
export type Wait = (memberId: string) => Promise<void>;

/**
 * Begins a sign-in at the issuer: the answer has the address to go to, or why there is none.
 * @param handle next-auth's handler of the request
 */
export async function beginAtIssuer(settings: IssuerSettings, visitor: Visitor, handle: Handle): Promise<Response> {
  try {
    await mustNotBeTooMany(issuerLimit(), visitor);
    const discovery = await discover(settings.issuer);
    const attempt: Attempt = { ended: null, error: null };
    const response = await handle(
      authOptions(
        undefined,
        issuerProvider(settings, discovery, attempt, (verified) => admit(verified, settings, visitor)),
      ),
    );
    const { url } = (await response.clone().json()) as { url?: unknown };
    const isAtIssuer = typeof url === 'string' && url.startsWith(`${discovery.authorization_endpoint}?`);
    if (!isAtIssuer) throw new IssuerProblem('expired', 'begin: not from the page');
    return response;
  } catch (error) {
    return Response.json({ problem: codeOf(error) }, { status: 503 });
  }
}

/**
 * Takes the issuer's answer. Every outcome is a page that leads on at once: the session's cookie is SameSite=Strict,
 * and is sent only when a page of Docket itself leads on.
 * @param sent the parameters with which the browser came back
 * @param back the address to open after signing in, of which only the path counts
 */
export async function answerOfIssuer(
  settings: IssuerSettings,
  { sent, back, visitor, browser, wait }: IssuerAnswer,
  handle: Handle,
): Promise<Response> {
  const attempt: Attempt = { ended: null, error: null };
  const to = ownPath(back);
  try {
    await mustNotBeTooMany(issuerAnswerLimit(), visitor);
    const said = sent.get('error');
    if (said !== null) throw new IssuerProblem(saidCodes[said] ?? 'not_accepted', 'the issuer said no');
    const discovery = await discover(settings.issuer);
    const provider = issuerProvider(settings, discovery, attempt, (verified) => admit(verified, settings, visitor));
    const response = await handle(authOptions(browser, provider));
    if (attempt.error) throw attempt.error;
    if (!attempt.ended) throw new IssuerProblem('expired', 'callback: no cookies');
    if ('waitsForCode' in attempt.ended) {
      await wait(attempt.ended.waitsForCode);
      return arrivalPage(`/sign-in?${new URLSearchParams({ step: 'code', from: to })}`, clearedCookies());
    }
    await browser.remember(attempt.ended.browserId);
    return arrivalPage(to, response.headers.getSetCookie());
  } catch (error) {
    const problem = codeOf(error);
    if (unrecorded.has(problem)) await recordRefusedSignIn(null, settings.issuer, visitor.address, 'issuer');
    return arrivalPage(`/sign-in?${new URLSearchParams({ problem, from: to })}`, clearedCookies());
  }
}

/** What belongs to an answer of the issuer. */
export type IssuerAnswer = {
  sent: URLSearchParams;
  back: string | undefined;
  visitor: Visitor;
  browser: KnownBrowser;
  wait: Wait;
};

/** RFC 6749, section 4.1.2.1, and OpenID Connect Core 1.0, section 3.1.2.6. */
const saidCodes: Readonly<Record<string, IssuerProblemCode>> = {
  access_denied: 'denied',
  login_required: 'denied',
  interaction_required: 'denied',
  consent_required: 'denied',
  server_error: 'unreachable',
  temporarily_unavailable: 'unreachable',
};

/** Problems before it is known who signs in: counted as those of an unknown account are. */
const unrecorded: ReadonlySet<IssuerProblemCode> = new Set<IssuerProblemCode>(['denied', 'expired', 'not_accepted']);

async function mustNotBeTooMany(limit: ReturnType<typeof issuerLimit>, { address }: Visitor): Promise<void> {
  if ((await take(limit, address)) > 0) throw new IssuerProblem('too_many', 'limit');
}

/** Anything that is not an expected no is a bug, and is thrown. */
function codeOf(error: unknown): IssuerProblemCode {
  if (!(error instanceof IssuerProblem)) throw error;
  log.warn('single sign-on refused', { code: error.code, why: error.why });
  return error.code;
}

/** The path of an address of Docket; its first page for any other. */
function ownPath(address: string | undefined): string {
  if (!address || !URL.canParse(address)) return '/';
  const { origin, pathname, search } = new URL(address);
  return origin === env().PUBLIC_URL && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

/** A sign-in that did not end in a session leaves none of its cookies. */
function clearedCookies(): string[] {
  return Object.values(issuerCookies()).map(
    ({ name, options: { secure } }) => `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  );
}
