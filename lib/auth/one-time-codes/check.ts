import 'server-only';
import { addCodeApp, beginCodeApp, codeSecretOf, spendStep } from '#lib/data/members/factors/code-app.ts';
import { spendRecoveryCode } from '#lib/data/members/factors/recovery-codes.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { codeLimit, forgive, mustHaveTry, take } from '../sign-in-limits.ts';
import { addressOf, newSecret, stepOf } from './totp.ts';

/** What became of a code that was given. */
export type CodeAnswer = 'code' | 'recovery_code' | 'wrong' | { waitSeconds: number };

/**
 * Checks a code of the member's app, or one of their recovery codes, and uses it up: 5 tries in 15 minutes
 * (docs/security.md, bar 32).
 * @param now in milliseconds
 */
export async function checkCode(memberId: string, given: string, now: number): Promise<CodeAnswer> {
  const waitSeconds = await take(codeLimit(), memberId);
  if (waitSeconds > 0) return { waitSeconds };
  const found = await kindOf(memberId, given.replace(/\s/g, ''), now);
  if (found !== 'wrong') await forgive(codeLimit(), memberId);
  return found;
}

async function kindOf(memberId: string, code: string, now: number): Promise<'code' | 'recovery_code' | 'wrong'> {
  if (!/^\d{6}$/.test(code)) return (await spendRecoveryCode(memberId, code)) ? 'recovery_code' : 'wrong';
  const app = await codeSecretOf(memberId);
  const step = app?.isAdded ? stepOf(app.secret, code, now) : null;
  return step !== null && (await spendStep(memberId, step)) ? 'code' : 'wrong';
}

/**
 * Begins to set up the member's app.
 * @returns the secret in base32, and the address of the QR code
 * @throws Refusal `closed`, `invalid`
 */
export async function setUpCodes(actor: MemberActor): Promise<{ secret: string; address: string }> {
  const secret = newSecret();
  await beginCodeApp(actor, secret);
  return { secret, address: addressOf(secret, actor.email) };
}

/**
 * Ends setting up with a first code.
 * @param now in milliseconds
 * @returns recovery codes, where the member had none
 * @throws Refusal `invalid` naming the field `code`; `closed`
 */
export async function confirmCodes(actor: MemberActor, given: string, now: number): Promise<string[]> {
  const app = await codeSecretOf(actor.id);
  if (!app) throw new Refusal('closed', 'This took too long. Begin again.');
  await mustHaveTry(codeLimit(), actor.id);
  const step = stepOf(app.secret, given.replace(/\s/g, ''), now);
  const message = 'This is not the code that the app shows now.';
  if (step === null) throw new Refusal('invalid', message, { code: message });
  await forgive(codeLimit(), actor.id);
  return addCodeApp(actor, step);
}
