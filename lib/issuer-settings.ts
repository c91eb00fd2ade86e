import { z } from 'zod';

/**
 * How members sign in at an issuer (OpenID Connect). `roles`: which claim says the role, and which of its values gives
 * which; null where an admin gives the roles. `secondFactors`: the values of `amr` that count as a second factor.
 */
export type IssuerSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly roles: { readonly claim: string; readonly byValue: ReadonlyMap<string, string> } | null;
  readonly secondFactors: readonly string[];
};

const roles = ['reviewer', 'approver', 'admin', 'manager', 'auditor'];

const text = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.string().trim().max(2_000).optional(),
);

/** The variables of single sign-on. All of them may be left out. */
export const issuerVariables = {
  OIDC_ISSUER: text,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: text,
  OIDC_ROLE_CLAIM: text,
  OIDC_ROLES: text,
  OIDC_SECOND_FACTOR: text,
};

type Variables = { readonly [Name in keyof typeof issuerVariables]?: string | undefined };

const needed = {
  OIDC_ISSUER: 'is missing: set it to the address that the issuer names as its own, such as https://login.example.com',
  OIDC_CLIENT_ID: 'is missing: set it to the id under which the issuer knows Docket',
  OIDC_CLIENT_SECRET: 'is missing: set it to the secret that the issuer gave for this client',
  OIDC_NAME: 'is missing: set it to the name of the issuer that the button at the sign-in shows',
} as const;

/**
 * The settings of single sign-on, or null where none is wanted. A set of variables that is not whole is a fault of
 * each missing one: half of it would be a door that looks shut.
 */
export function issuerSettings(given: Variables, context: z.core.$RefinementCtx): IssuerSettings | null {
  if (Object.keys(issuerVariables).every((name) => given[name as keyof Variables] === undefined)) return null;
  const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  for (const [name, message] of Object.entries(needed)) if (!given[name as keyof Variables]) fault(name, message);
  const { OIDC_ISSUER: issuer = '', OIDC_ROLE_CLAIM: claim, OIDC_ROLES: mapping } = given;
  if (issuer !== '' && !isIssuer(issuer))
    fault('OIDC_ISSUER', 'must be an https address without a query; http is for this machine alone');
  if (!claim && mapping) fault('OIDC_ROLE_CLAIM', 'is missing: set it to the claim whose values OIDC_ROLES maps');
  if (claim && !mapping) fault('OIDC_ROLES', `is missing: set it to ${mappingLooks}`);
  const byValue = mapping ? mappingIn(mapping) : new Map<string, string>();
  if (!byValue) fault('OIDC_ROLES', `must be ${mappingLooks}, with the roles ${roles.join(', ')}, no value twice`);
  return {
    issuer,
    clientId: given.OIDC_CLIENT_ID ?? '',
    clientSecret: given.OIDC_CLIENT_SECRET ?? '',
    name: given.OIDC_NAME ?? '',
    roles: claim && byValue ? { claim, byValue } : null,
    secondFactors: (given.OIDC_SECOND_FACTOR ?? '').split(/[\s,]+/).filter((one) => one !== ''),
  };
}

const mappingLooks = 'value=role pairs, separated by commas, such as kyc-desk=reviewer,kyc-leads=approver';

/** Whether a call to this address is encrypted, or stays on this machine. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}

function isIssuer(address: string): boolean {
  return isSafeAddress(address) && !/[?#]/.test(address);
}

/** The value before the last "=" gives the role after it; null when it is malformed. */
function mappingIn(text: string): Map<string, string> | null {
  const pairs = text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    return [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()] as const;
  });
  const byValue = new Map(pairs);
  const isWhole = pairs.every(([value, role]) => value !== '' && roles.includes(role));
  return isWhole && byValue.size === pairs.length ? byValue : null;
}
