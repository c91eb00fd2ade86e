import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import type { Claims } from '#lib/review/members/issuer-person.ts';
import type { Discovery } from './discovery.ts';
import { fetchJson } from './fetch-json.ts';
import { IssuerProblem } from './problem.ts';

/** Signatures by the issuer's private key alone. Never "none", and never HS256, whose key a client knows too. */
const algorithms = ['RS256', 'ES256'];

/** How far the issuer's clock may differ, in seconds. */
const toleranceSeconds = 10;

/** A token is for a sign-in that has just happened. */
const oldestSeconds = 600;

/** For how long keys count after they were read, in milliseconds: the issuer may withdraw one. */
const keysGoodForMs = 10 * 60_000;

/** For a key that is not among them they are read again, at most this often. */
const keysAgainMs = 30_000;

const keySets = new Map<string, { keys: JSONWebKeySet; readAt: number }>();

/**
 * Verifies an id_token (OpenID Connect Core 1.0, section 3.1.3.7): signature by a key of the issuer, issuer, audience,
 * age, and the nonce of this browser's sign-in.
 * @returns its claims
 * @throws IssuerProblem `not_accepted`, `unreachable`
 */
export async function verifyIdToken(
  token: string,
  { issuer, jwks_uri }: Discovery,
  { clientId, nonce }: { clientId: string; nonce: string },
): Promise<Claims & { sub: string }> {
  const verify = async (isAgain: boolean) => {
    const keys = createLocalJWKSet(await keysOf(jwks_uri, isAgain));
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms,
      clockTolerance: toleranceSeconds,
      maxTokenAge: oldestSeconds,
      requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
    });
    return payload;
  };
  const claims = await withFreshKeys(verify);
  if (claims.nonce !== nonce) throw new IssuerProblem('not_accepted', 'id_token: nonce');
  const isForOthers = Array.isArray(claims.aud) && claims.aud.length > 1;
  if ((isForOthers || claims.azp !== undefined) && claims.azp !== clientId)
    throw new IssuerProblem('not_accepted', 'id_token: authorized party');
  if (typeof claims.sub !== 'string' || claims.sub === '' || claims.sub.length > 255)
    throw new IssuerProblem('not_accepted', 'id_token: subject');
  return { ...claims, sub: claims.sub };
}

async function withFreshKeys<T>(verify: (isAgain: boolean) => Promise<T>): Promise<T> {
  try {
    return await verify(false);
  } catch (error) {
    // The issuer may have changed its keys since they were read.
    if (error instanceof errors.JWKSNoMatchingKey) return verify(true).catch(refuse);
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  if (error instanceof errors.JOSEError) throw new IssuerProblem('not_accepted', `id_token: ${error.code}`);
  throw error;
}

async function keysOf(address: string, isAgain: boolean): Promise<JSONWebKeySet> {
  const kept = keySets.get(address);
  const ageMs = Date.now() - (kept?.readAt ?? 0);
  if (kept && ageMs < (isAgain ? keysAgainMs : keysGoodForMs)) return kept.keys;
  const found = await fetchJson(address, 'keys');
  if (!Array.isArray(found.keys)) throw new IssuerProblem('unreachable', 'keys: not as specified');
  const keys = { keys: found.keys };
  keySets.set(address, { keys, readAt: Date.now() });
  return keys;
}
