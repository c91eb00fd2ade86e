import { z } from 'zod';
import { isSafeAddress } from '#lib/issuer-settings.ts';
import { fetchJson } from './fetch-json.ts';
import { IssuerProblem } from './problem.ts';

/** For how long the issuer's own description counts, in milliseconds. */
const goodForMs = 10 * 60_000;

const endpoint = z.string().refine((address) => isSafeAddress(address));

const Discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: endpoint.optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});

/** What the issuer says about itself (OpenID Connect Discovery 1.0). */
export type Discovery = z.infer<typeof Discovered>;

const known = new Map<string, { found: Discovery; until: number }>();

/**
 * The issuer's description, read from its own address and kept for ten minutes. It must name exactly the issuer that
 * was asked: otherwise one issuer could speak for another.
 * @throws IssuerProblem `unreachable`
 */
export async function discover(issuer: string): Promise<Discovery> {
  const kept = known.get(issuer);
  if (kept && kept.until > Date.now()) return kept.found;
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const parsed = Discovered.safeParse(await fetchJson(address, 'discovery'));
  if (!parsed.success) throw new IssuerProblem('unreachable', 'discovery: not as specified');
  if (parsed.data.issuer !== issuer) throw new IssuerProblem('unreachable', 'discovery: another issuer');
  known.set(issuer, { found: parsed.data, until: Date.now() + goodForMs });
  return parsed.data;
}

/** For tests whose issuer changes what it says. */
export function forgetDiscovery(): void {
  known.clear();
}
