import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** Has a passkey sign; null when the person or the device did not. The code is read when it is needed. */
export async function signedAnswer(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON | null> {
  const { startAuthentication, WebAuthnError } = await import('@simplewebauthn/browser');
  return orNull(() => startAuthentication({ optionsJSON }), WebAuthnError);
}

/** Has a passkey made; null when the person or the device did not. */
export async function madeAnswer(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON | null> {
  const { startRegistration, WebAuthnError } = await import('@simplewebauthn/browser');
  return orNull(() => startRegistration({ optionsJSON }), WebAuthnError);
}

/** A person who closes the browser's question is not a bug. */
async function orNull<T>(ask: () => Promise<T>, known: abstract new (...args: never[]) => Error): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof known || error instanceof DOMException) return null;
    throw error;
  }
}
