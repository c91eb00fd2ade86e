import 'server-only';
import { z } from 'zod';
import { db } from '../../database.ts';
import { sha256 } from '../../hash.ts';
import type { StepUp } from '../step-up.ts';

/** For how long a passkey may take to sign, in minutes. */
const goodForMinutes = 5;

/** What a challenge is for. One for an act is good for that act of that member alone. */
export type ChallengePurpose =
  | { purpose: 'sign_in' }
  | { purpose: 'add'; memberId: string }
  | { purpose: 'step_up'; memberId: string; stepUp: StepUp };

/** Keeps a challenge for a passkey, and removes those that were not used in time. Only its hash is kept. */
export async function keepChallenge(challenge: string, given: ChallengePurpose): Promise<void> {
  await db().passkeyChallenge.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  await db().passkeyChallenge.create({
    data: {
      challengeHash: sha256(challenge),
      expiresAt: new Date(Date.now() + goodForMinutes * 60_000),
      ...columnsOf(given),
    },
  });
}

/** Uses up a challenge, once. @returns whether it was made for this, at most five minutes ago */
export async function takeChallenge(challenge: string, given: ChallengePurpose): Promise<boolean> {
  const { count } = await db().passkeyChallenge.deleteMany({
    where: { challengeHash: sha256(challenge), expiresAt: { gt: new Date() }, ...columnsOf(given) },
  });
  return count === 1;
}

const ClientData = z.object({ challenge: z.string().min(16).max(200) });

/** The challenge that a passkey says it signed; null when it can't be read. It is checked afterwards. */
export function challengeIn(clientDataJSON: string): string | null {
  try {
    return ClientData.parse(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))).challenge;
  } catch {
    // A browser may send anything. What can't be read holds no challenge that was kept.
    return null;
  }
}

function columnsOf(given: ChallengePurpose) {
  return {
    purpose: given.purpose,
    memberId: given.purpose === 'sign_in' ? null : given.memberId,
    act: given.purpose === 'step_up' ? given.stepUp.act : null,
    selectionHash: given.purpose === 'step_up' ? given.stepUp.selectionHash : null,
  };
}
