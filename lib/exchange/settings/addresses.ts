import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '#lib/env.ts';
import { isLoopbackHost, isPublicAddress } from '#lib/providers/http/address.ts';
import type { TestLine } from '#lib/review/connections/check.ts';

/** Resolves a host name to all its IP addresses. Tests pass their own. */
export type Resolve = (name: string) => Promise<string[]>;

/**
 * Whether a connection may call this machine: only a test connection, only where a sandbox was started, and only the
 * sandbox's own port. Nothing else that listens on this machine is a vendor (docs/security.md, bar 19).
 */
export function mayCallLoopback(mode: 'test' | 'live', settings: unknown): boolean {
  const sandbox = env().DOCKET_SANDBOX_URL;
  if (mode !== 'test' || sandbox === undefined) return false;
  return addressesIn(settings).every(
    ({ url }) => !isLoopbackHost(hostOf(url)) || url.origin === new URL(sandbox).origin,
  );
}

/** Whether one of the addresses in the settings is this machine. */
export function leadsToLoopback(settings: unknown): boolean {
  return addressesIn(settings).some(({ url }) => isLoopbackHost(hostOf(url)));
}

/**
 * Judges each address in the settings before anything is sent there. Connecting judges again and connects to the IP
 * address it judged, so a name that resolves differently a moment later gains nothing.
 */
export async function judgeAddresses(
  settings: unknown,
  {
    mode,
    titleOf,
    resolve = resolveAll,
  }: { mode: 'test' | 'live'; titleOf: (name: string) => string; resolve?: Resolve },
): Promise<TestLine[]> {
  const allowLoopback = mayCallLoopback(mode, settings);
  return Promise.all(
    addressesIn(settings).map(async ({ name, url }) => {
      const problem = await problemOf(url, allowLoopback, resolve);
      const remark =
        problem ??
        (isLoopbackHost(hostOf(url)) ? 'The sandbox on this machine.' : `${url.host} leads to public addresses only.`);
      return { what: titleOf(name), outcome: problem === null ? 'works' : 'fails', remark };
    }),
  );
}

/** The settings that are addresses, by name. */
function addressesIn(settings: unknown): { name: string; url: URL }[] {
  return Object.entries(settings ?? {}).flatMap(([name, value]) => {
    const url = typeof value === 'string' ? URL.parse(value) : null;
    return url !== null && /^https?:$/.test(url.protocol) ? [{ name, url }] : [];
  });
}

/**
 * What is wrong with an address, or null. The IP addresses of a name are not in the answer: they would describe the
 * internal network.
 */
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

/** An IPv6 host without its brackets. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** A name that does not resolve within this time counts as not known, so that a person does not wait for long. */
const resolveMs = 5_000;

async function resolveAll(name: string): Promise<string[]> {
  const found = await Promise.race([
    lookup(name, { all: true, order: 'verbatim' }),
    sleep(resolveMs, [] as { address: string }[], { ref: false }),
  ]);
  return found.map(({ address }) => address);
}
