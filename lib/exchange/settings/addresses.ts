import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '#lib/env.ts';
import { isLoopbackHost, isPublicAddress } from '#lib/providers/http/address.ts';
import type { TestLine } from '#lib/review/connections/check.ts';

/** A name's addresses, all of them. Handed in by tests. */
export type Resolve = (name: string) => Promise<string[]>;

/**
 * Whether a connection may lead to this machine: only one for tests, only where a sandbox was started, and only to that
 * sandbox and no other port (docs/security.md, bar 19). What else listens here is nobody's vendor.
 */
export function mayLeadToLoopback(mode: 'test' | 'live', settings: unknown): boolean {
  const sandbox = env().DOCKET_SANDBOX_URL;
  if (mode !== 'test' || sandbox === undefined) return false;
  return addressesOf(settings).every(
    ({ url }) => !isLoopbackHost(hostOf(url)) || url.origin === new URL(sandbox).origin,
  );
}

/** The settings that are addresses, by name. */
export function addressesOf(settings: unknown): { name: string; url: URL }[] {
  return Object.entries(settings ?? {}).flatMap(([name, value]) => {
    const url = typeof value === 'string' ? URL.parse(value) : null;
    return url !== null && /^https?:$/.test(url.protocol) ? [{ name, url }] : [];
  });
}

/**
 * Where each address leads, judged before anything is sent; connecting judges again and pins what it judged, so that a
 * name that resolves differently a moment later gains nothing.
 */
export async function judgeAddresses(
  settings: unknown,
  {
    mode,
    titleOf,
    resolve = resolveAll,
  }: { mode: 'test' | 'live'; titleOf: (name: string) => string; resolve?: Resolve },
): Promise<TestLine[]> {
  const allowLoopback = mayLeadToLoopback(mode, settings);
  return Promise.all(
    addressesOf(settings).map(async ({ name, url }) => {
      const problem = await problemOf(url, allowLoopback, resolve);
      const remark =
        problem ??
        (isLoopbackHost(hostOf(url)) ? 'The sandbox on this machine.' : `${url.host} leads to public addresses only.`);
      return { what: titleOf(name), outcome: problem === null ? 'works' : 'fails', remark };
    }),
  );
}

/** What is wrong with an address, or null. The addresses a name leads to are not told: they are the house's own business. */
async function problemOf(url: URL, allowLoopback: boolean, resolve: Resolve): Promise<string | null> {
  const host = hostOf(url);
  if (isLoopbackHost(host))
    return allowLoopback
      ? null
      : 'This leads to the machine Docket runs on. Only the sandbox of a test connection may.';
  if (url.protocol !== 'https:') return 'Docket speaks to providers over https only.';
  if (url.username !== '' || url.password !== '') return 'An address must not hold a user name or a password.';
  if (isIP(host) !== 0)
    return isPublicAddress(host) ? null : 'This is not a public address, and Docket does not call it.';
  const found = await resolve(host).catch(() => null);
  if (found === null || found.length === 0) return `The name ${host} is not known.`;
  return found.every(isPublicAddress)
    ? null
    : `The name ${host} leads to an address that is not public, and Docket does not call it.`;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** A resolver that does not answer must not keep a person waiting: the name counts as not known. */
const resolveMs = 5_000;

async function resolveAll(name: string): Promise<string[]> {
  const found = await Promise.race([
    lookup(name, { all: true, order: 'verbatim' }),
    sleep(resolveMs, [] as { address: string }[], { ref: false }),
  ]);
  return found.map(({ address }) => address);
}
