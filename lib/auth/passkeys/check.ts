import 'server-only';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import {
  type ChallengePurpose,
  challengeIn,
  keepChallenge,
  takeChallenge,
} from '#lib/data/members/factors/challenges.ts';
import { passkeyById, passkeyUsed } from '#lib/data/members/factors/passkeys.ts';
import { knownPasskeys } from './known.ts';
import { relyingParty, waitMs } from './relying-party.ts';

/** Begins a signature for one purpose. To sign in, the browser offers the passkeys that it has for this site. */
export async function beginSignature(given: ChallengePurpose): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: 'required',
    timeout: waitMs,
    allowCredentials: given.purpose === 'sign_in' ? [] : await knownPasskeys(given.memberId),
  });
  await keepChallenge(options.challenge, given);
  return options;
}

/**
 * Checks what a passkey has signed: a challenge that the server made for this purpose, used once, from this site, by
 * the key that is stored, after the person proved themselves to their device (docs/security.md, bar 33).
 * @returns the passkey's member, or null
 */
export async function checkSignature(
  answer: AuthenticationResponseJSON,
  given: ChallengePurpose,
): Promise<string | null> {
  const challenge = challengeIn(answer.response.clientDataJSON);
  // Used up before anything else is checked: it is good once, also when the check fails.
  if (challenge === null || !(await takeChallenge(challenge, given))) return null;
  const known = await passkeyById(answer.id);
  if (!known) return null;
  const { passkey, memberId } = known;
  if (given.purpose !== 'sign_in' && given.memberId !== memberId) return null;
  const { id, origin } = relyingParty();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      credential: { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter },
      requireUserVerification: true,
    });
    if (!verified) return null;
    return (await passkeyUsed(passkey.id, passkey.counter, authenticationInfo.newCounter)) ? memberId : null;
  } catch {
    // The library throws for each way in which an answer can be wrong; all are refused alike.
    return null;
  }
}
