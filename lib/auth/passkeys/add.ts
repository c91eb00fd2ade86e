import 'server-only';
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { challengeIn, keepChallenge, takeChallenge } from '#lib/data/members/factors/challenges.ts';
import { addPasskey, proveForPasskey, type StoredPasskey } from '#lib/data/members/factors/passkeys.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { knownPasskeys } from './known.ts';
import { relyingParty, waitMs } from './relying-party.ts';

/**
 * Begins to make a passkey, which the device keeps with the site and opens only to its person.
 * @throws Refusal `closed`; `invalid` when nothing was proved
 */
export async function beginPasskey(actor: MemberActor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  await proveForPasskey(actor);
  const options = await generateRegistrationOptions({
    rpName: 'Docket',
    rpID: relyingParty().id,
    userID: Buffer.from(actor.id, 'utf8'),
    userName: actor.email,
    userDisplayName: actor.name,
    attestationType: 'none',
    timeout: waitMs,
    excludeCredentials: await knownPasskeys(actor.id),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(options.challenge, { purpose: 'add', memberId: actor.id });
  return options;
}

/**
 * Adds the passkey that was made.
 * @returns recovery codes, where the member had none
 * @throws Refusal `invalid` when the answer is not one to a challenge of theirs, or is wrong; `taken`
 */
export async function finishPasskey(
  actor: MemberActor,
  answer: RegistrationResponseJSON,
  name: string,
): Promise<string[]> {
  const passkey = await madePasskey(actor, answer);
  if (!passkey) throw new Refusal('invalid', 'This passkey was not accepted. Begin again.');
  return addPasskey(actor, passkey, name);
}

async function madePasskey(actor: MemberActor, answer: RegistrationResponseJSON): Promise<StoredPasskey | null> {
  const challenge = challengeIn(answer.response.clientDataJSON);
  if (challenge === null || !(await takeChallenge(challenge, { purpose: 'add', memberId: actor.id }))) return null;
  const { id, origin } = relyingParty();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { credential } = registrationInfo;
    return {
      id: credential.id,
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
      transports: answer.response.transports ?? [],
    };
  } catch {
    // The library throws for each way in which an answer can be wrong; all are refused alike.
    return null;
  }
}
