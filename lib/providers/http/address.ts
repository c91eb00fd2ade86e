import { type LookupAddress, lookup as resolveName } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/** An address that Docket does not connect to: private, local or another special range (docs/security.md, bar 19). */
export class ForbiddenAddress extends Error {
  override name = 'ForbiddenAddress';
}

/** The connection could not be opened. No byte of the request was sent, so even an unsafe call may be sent again. */
export class ConnectionNotOpened extends Error {
  override name = 'ConnectionNotOpened';
  readonly failure: Error;

  constructor(failure: Error) {
    super('The connection could not be opened');
    this.failure = failure;
  }
}

type Resolve = (name: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void;

export type ConnectRules = {
  allowLoopback: boolean;
  /** The operator named the address: private ones and plain http are allowed, link-local ones never. */
  allowPrivate?: boolean;
  connectMs: number;
  resolve?: Resolve;
};

const ownNetwork = ['unicast', 'private', 'uniqueLocal', 'carrierGradeNat', 'loopback'];

const globalUnicastV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** Whether an IP literal may be connected to. A version 4 address written inside version 6 is judged as version 4. */
export function isPublicAddress(literal: string): boolean {
  if (!ipaddr.isValid(literal)) return false;
  const address = ipaddr.process(literal);
  if (address.range() !== 'unicast') return false;
  // ipaddr.js calls every unlisted version 6 address unicast, ::127.0.0.1 among them; only 2000::/3 is routed.
  return address instanceof ipaddr.IPv4 || address.match(globalUnicastV6);
}

/** Addresses of the operator's own network. Link-local ones, where clouds keep credentials, are not among them. */
function isOwnNetworkAddress(literal: string): boolean {
  return ipaddr.isValid(literal) && ownNetwork.includes(ipaddr.process(literal).range());
}

function isLoopbackAddress(literal: string): boolean {
  return ipaddr.isValid(literal) && ipaddr.process(literal).range() === 'loopback';
}

/**
 * Loopback as a literal or as `localhost`. A vendor's name that resolves to loopback does not count: it is an attack.
 */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

/**
 * The agent of every call to a provider. A lookup hook never sees an IP literal, so the connector judges literals
 * itself, and it connects a name only to the addresses that were judged.
 */
export function guardedAgent(rules: ConnectRules): Agent {
  return new Agent({
    connect: guardedConnector(rules),
    allowH2: false,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 16_384,
  });
}

function guardedConnector(rules: ConnectRules): buildConnector.connector {
  const { allowLoopback, allowPrivate = false, connectMs, resolve = resolveAll } = rules;
  return (options, callback) => {
    const toLoopback = allowLoopback && isLoopbackHost(options.hostname);
    const isAllowed = allowPrivate ? isOwnNetworkAddress : toLoopback ? isLoopbackAddress : isPublicAddress;
    const refusal = refusalOf(options, allowPrivate || toLoopback, isAllowed);
    if (refusal !== null) return callback(new ConnectionNotOpened(refusal), null);
    const lookup = judgedLookup(resolve, isAllowed);
    const open = buildConnector({ timeout: connectMs, allowH2: false, lookup, autoSelectFamily: true });
    open(options, (...outcome) =>
      outcome[0] === null ? callback(null, outcome[1]) : callback(new ConnectionNotOpened(outcome[0]), null),
    );
  };
}

function refusalOf(
  { hostname, protocol }: { hostname: string; protocol: string },
  isPlainAllowed: boolean,
  isAllowed: (literal: string) => boolean,
): ForbiddenAddress | null {
  if (protocol === 'http:' && !isPlainAllowed) return new ForbiddenAddress('Without https we connect only to loopback');
  if (isIP(hostname) !== 0 && !isAllowed(hostname)) return new ForbiddenAddress('Not a public address');
  return null;
}

/** Every address of a name must pass: a name with a public and a private address is a rebinding attempt. */
function judgedLookup(resolve: Resolve, isAllowed: (literal: string) => boolean): LookupFunction {
  return (name, options, answer) => {
    resolve(name, (error, addresses) => {
      if (error !== null) return answer(error, '', 0);
      const first = addresses[0];
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) {
        return answer(new ForbiddenAddress('The name resolves to an address that is not public'), '', 0);
      }
      if (options.all) return answer(null, addresses);
      return answer(null, first.address, first.family);
    });
  };
}

function resolveAll(name: string, answer: (error: Error | null, addresses: LookupAddress[]) => void): void {
  resolveName(name, { all: true, order: 'verbatim' }, (error, addresses) => answer(error, addresses ?? []));
}
