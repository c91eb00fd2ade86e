type Kept = { value: string; isStrict: boolean };

/** Where the issuer's answer led, and what the browser keeps of it. */
export type Arrival = { to: string; cookie: (name: string) => string | undefined; status: number; html: string };

/** A browser without a screen: cookies for each host, Strict ones only where a page of the same host sends it on. */
export function aBrowser(desk: string) {
  const jars = new Map<string, Map<string, Kept>>();
  const jarOf = (url: string) => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, Kept>();
    jars.set(host, jar);
    return jar;
  };
  const send = async (url: string, isCrossSite: boolean, form?: Record<string, string>) => {
    const jar = jarOf(url);
    const sent = [...jar].filter(([, { isStrict }]) => !(isCrossSite && isStrict));
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    return response;
  };

  /** Begins at the desk. @returns the address at the issuer, or the problem */
  const begin = async (from = '/queue', changed: Record<string, string> = {}) => {
    const { csrfToken } = (await (await send(`${desk}/api/auth/csrf`, false)).json()) as { csrfToken: string };
    const form = { csrfToken, callbackUrl: from, json: 'true', ...changed };
    const answer = await send(`${desk}/api/auth/signin/oidc`, false, form);
    return (await answer.json()) as { url?: string; problem?: string };
  };

  /** Goes to the issuer and does there what its page asks for. @returns the address at which it sends back */
  const atIssuer = async (url: string, form: Record<string, string>): Promise<string> => {
    let next = url;
    for (let hop = 0; hop < 10; hop += 1) {
      if (next.startsWith(desk)) return next;
      const answer = await send(next, false);
      const found = answer.headers.get('location');
      if (found) next = new URL(found, next).href;
      else next = new URL((await send(next, false, form)).headers.get('location') ?? '', next).href;
    }
    throw new Error('the issuer does not send back');
  };

  /** Comes back to the desk from the issuer's site. */
  const comeBack = async (url: string): Promise<Arrival> => {
    const response = await send(url, true);
    const html = await response.text();
    const to = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(html)?.[1]?.replaceAll('&#38;', '&') ?? '';
    return { to, cookie: (name) => jarOf(desk).get(name)?.value, status: response.status, html };
  };

  return {
    begin,
    atIssuer,
    comeBack,
    /** The whole way. */
    signIn: async (form: Record<string, string> = {}, from?: string): Promise<Arrival> => {
      const { url, problem } = await begin(from);
      if (!url) throw new Error(`not begun: ${problem}`);
      return comeBack(await atIssuer(url, { act: 'sign-in', ...form }));
    },
    cookies: () => jarOf(desk),
  };
}

function keep(jar: Map<string, Kept>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const name = pair.slice(0, pair.indexOf('='));
  const isGone = attributes.some((one) => /^max-age=0$/i.test(one));
  if (isGone) jar.delete(name);
  else jar.set(name, { value: pair.slice(name.length + 1), isStrict: attributes.includes('SameSite=Strict') });
}
