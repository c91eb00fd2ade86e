import 'server-only';
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { passkeyById } from '#lib/data/members/factors/passkeys.ts';
import { recordRefusedSignIn } from '#lib/data/members/sessions.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { tooManyTries } from '../one-time-codes/check.ts';
import { letIn, type SignedIn, type Visitor } from '../sign-in.ts';
import { challengeLimit, take } from '../sign-in-limits.ts';
import { beginSignature, checkSignature } from './check.ts';

/**
 * Begins to sign in with a passkey, at most 300 times from one address in 15 minutes.
 * @throws Refusal `closed`
 */
export async function beginSignIn({ address }: Visitor): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const waitSeconds = await take(challengeLimit(), address);
  if (waitSeconds > 0) throw tooManyTries(waitSeconds);
  return beginSignature({ purpose: 'sign_in' });
}

/**
 * Signs in with what a passkey has signed: the device has asked its person, so no code is needed.
 * @throws Refusal `not_allowed`, the same for an unknown passkey and a wrong signature
 */
export async function signInWithPasskey(answer: AuthenticationResponseJSON, visitor: Visitor): Promise<SignedIn> {
  const memberId = await checkSignature(answer, { purpose: 'sign_in' });
  if (memberId) return letIn(memberId, visitor, 'passkey');
  const known = await passkeyById(answer.id);
  await recordRefusedSignIn(known?.memberId ?? null, answer.id, visitor.address, 'passkey');
  throw new Refusal('not_allowed', 'This passkey was not accepted.');
}
