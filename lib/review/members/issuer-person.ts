import type { Role } from '../actor.ts';

/** What an issuer says about a person, in a token that was verified. */
export type Claims = Readonly<Record<string, unknown>>;

/** How a person's role follows from a claim. Null where admins give the roles. */
export type RoleClaim = { claim: string; byValue: ReadonlyMap<string, string> } | null;

/** A person as an issuer names them. */
export type IssuerPerson = {
  issuer: string;
  /** The issuer's own name for the person, which never changes. */
  subject: string;
  /** In lower case; null unless the issuer verified it and it is plain ASCII. */
  email: string | null;
  name: string | null;
  /** By claim; `unset` where admins give the roles. */
  role: Role | 'none' | 'unset';
};

/** Why an issuer's person does not get in. */
export type IssuerRefusal = 'disabled' | 'email' | 'last_admin' | 'no_role' | 'not_invited' | 'other_account';

/** Reads what is needed of verified claims. Whatever is not as it must be counts as absent, never as agreement. */
export function issuerPerson(issuer: string, subject: string, claims: Claims, roleClaim: RoleClaim): IssuerPerson {
  return {
    issuer,
    subject,
    email: claims.email_verified === true ? plainEmail(claims.email) : null,
    name: typeof claims.name === 'string' ? plainName(claims.name) : null,
    role: roleClaim === null ? 'unset' : (roleIn(claims[roleClaim.claim], roleClaim.byValue) ?? 'none'),
  };
}

/**
 * An address in lower case, or null. Only ASCII: a letter of another script that looks like one of these would be
 * another person's address to a reader (CVE-2026-73420).
 */
export function plainEmail(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 254) return null;
  // Before the case is folded: U+212A, the Kelvin sign, would become an ASCII "k".
  return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9.-]+$/i.test(given) ? given.toLowerCase() : null;
}

/**
 * The role of a claim's value, or of the values in its list. Several values: the role that is named first in
 * {@link rolesByReach}, which reaches furthest. Null when no value is mapped.
 */
function roleIn(value: unknown, byValue: ReadonlyMap<string, string>): Role | null {
  const values = Array.isArray(value) ? value : [value];
  const found = new Set(values.map((one) => (typeof one === 'string' ? byValue.get(one) : undefined)));
  return rolesByReach.find((role) => found.has(role)) ?? null;
}

const rolesByReach: readonly Role[] = ['admin', 'approver', 'reviewer', 'manager', 'auditor'];

/** Whether one of the methods that the issuer names (`amr`, RFC 8176) counts as a second factor here. */
export function gaveSecondFactor(claims: Claims, counted: readonly string[]): boolean {
  const methods: unknown[] = Array.isArray(claims.amr) ? claims.amr : [];
  return methods.some((method) => typeof method === 'string' && counted.includes(method));
}

function plainName(given: string): string | null {
  const name = given.replace(/[\p{C}\u2028\u2029]+/gu, ' ').trim();
  return name === '' ? null : Array.from(name).slice(0, 120).join('').trim();
}
