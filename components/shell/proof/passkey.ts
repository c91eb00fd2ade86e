import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** What the browser gave, or why it did not, as a sentence. */
export type FromPasskey<T> = { ok: true; answer: T } | { ok: false; problem: string };

const notUsed = 'No passkey was used. Try again.';

/** Has a passkey sign. The code is read when it is needed. */
export async function signedAnswer(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<FromPasskey<AuthenticationResponseJSON>> {
  const { startAuthentication, WebAuthnError } = await import('@simplewebauthn/browser');
  return asked(() => startAuthentication({ optionsJSON }), WebAuthnError);
}

/** Has a passkey made. */
export async function madeAnswer(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<FromPasskey<RegistrationResponseJSON>> {
  const { startRegistration, WebAuthnError } = await import('@simplewebauthn/browser');
  return asked(() => startRegistration({ optionsJSON }), WebAuthnError);
}

/** A person who closes the browser's question is not a bug. */
async function asked<T>(
  ask: () => Promise<T>,
  known: abstract new (...args: never[]) => Error,
): Promise<FromPasskey<T>> {
  const problem = passkeyTrouble(location);
  if (problem) return { ok: false, problem };
  try {
    return { ok: true, answer: await ask() };
  } catch (error) {
    if (error instanceof known || error instanceof DOMException) return { ok: false, problem: notUsed };
    throw error;
  }
}

/** Why passkeys can't work at this address, or null: they are for names, and browsers want https but for localhost. */
export function passkeyTrouble({ hostname, port }: { hostname: string; port: string }): string | null {
  if (hostname === '127.0.0.1' || hostname === '[::1]')
    return `A passkey is for a name, not for an address. Open http://localhost:${port} for it.`;
  if (/^[\d.]+$|^\[/.test(hostname)) return 'A passkey is for a name, not for an address.';
  return 'PublicKeyCredential' in globalThis ? null : 'This browser has no passkeys at this address.';
}
