import 'server-only';
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { passkeyById } from '#lib/data/members/factors/passkeys.ts';
import { recordRefusedSignIn } from '#lib/data/members/sessions.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { letIn, type SignedIn, type Visitor } from '../sign-in.ts';
import { challengeLimit, mustHaveTry, signatureLimit } from '../sign-in-limits.ts';
import { beginSignature, checkSignature } from './check.ts';

/**
 * Begins to sign in with a passkey, at most 300 times from one address in 15 minutes.
 * @throws Refusal `closed`
 */
export async function beginSignIn({ address }: Visitor): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await mustHaveTry(challengeLimit(), address);
  return beginSignature({ purpose: 'sign_in' });
}

/**
 * Signs in with what a passkey has signed: the device has asked its person, so no code is needed. At most 300 answers
 * from one address are checked in 15 minutes, also those that answer no challenge: a refusal locks the ledger.
 * @throws Refusal `not_allowed`, the same for an unknown passkey and a wrong signature; `closed`
 */
export async function signInWithPasskey(answer: AuthenticationResponseJSON, visitor: Visitor): Promise<SignedIn> {
  await mustHaveTry(signatureLimit(), visitor.address);
  const memberId = await checkSignature(answer, { purpose: 'sign_in' });
  if (memberId) return letIn(memberId, visitor, 'passkey');
  const known = await passkeyById(answer.id);
  await recordRefusedSignIn(known?.memberId ?? null, answer.id, visitor.address, 'passkey');
  throw new Refusal('not_allowed', 'This passkey was not accepted.');
}
