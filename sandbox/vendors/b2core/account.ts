import { type Call, Problem } from '#sandbox/http/call.ts';

/**
 * The sandbox's tokens: one of an administrator, and one for each client, ending in the client's number. They open only
 * the sandbox.
 */
export const B2CORE_ACCOUNT = {
  backOfficeToken: 'sandbox-b2core-desk',
  clientToken: 'sandbox-b2core-client-',
} as const;

export type Caller = { kind: 'backOffice' } | { kind: 'client'; clientId: number };

/** The caller by token. Throws Problem 401 for an unknown token. */
export function callerOf({ headers }: Call): Caller {
  const token = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  if (token === B2CORE_ACCOUNT.backOfficeToken) return { kind: 'backOffice' };
  const number = token.startsWith(B2CORE_ACCOUNT.clientToken) ? token.slice(B2CORE_ACCOUNT.clientToken.length) : '';
  if (/^\d{1,9}$/.test(number)) return { kind: 'client', clientId: Number(number) };
  throw new Problem(401, 'Unauthenticated.');
}
