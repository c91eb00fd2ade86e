import { factorsOf } from '#lib/data/members/factors/factors.ts';
import { admitFromIssuer, IssuerRefused } from '#lib/data/members/issuer-accounts.ts';
import { recordRefusedSignIn } from '#lib/data/members/sessions.ts';
import type { IssuerSettings } from '#lib/issuer-settings.ts';
import { gaveSecondFactor, issuerPerson } from '#lib/review/members/issuer-person.ts';
import { letIn, type SignedIn, type Visitor } from '../sign-in.ts';
import type { Verified } from './exchange.ts';
import { IssuerProblem } from './problem.ts';

/** In, or a member who has a second factor here and has to give a code. */
export type Admission = SignedIn | { waitsForCode: string };

/**
 * Signs in the person of a verified token. The second factor here is asked for as after a password, unless the issuer
 * says in the token that a method was used which the settings count: silence is no agreement.
 * @throws IssuerProblem why not, which is recorded
 */
export async function admit(
  { token, claims }: Verified,
  settings: IssuerSettings,
  visitor: Visitor,
): Promise<Admission> {
  const memberId = await memberOf({ token, claims }, settings, visitor);
  if (gaveSecondFactor(token, settings.secondFactors)) return letIn(memberId, visitor, 'issuer_factor');
  const { hasCodes, passkeys } = await factorsOf(memberId);
  return hasCodes || passkeys.length > 0 ? { waitsForCode: memberId } : letIn(memberId, visitor, 'issuer');
}

async function memberOf(
  { token, claims }: Pick<Verified, 'token' | 'claims'>,
  { issuer, roles }: IssuerSettings,
  visitor: Visitor,
): Promise<string> {
  try {
    return await admitFromIssuer(issuerPerson(issuer, token.sub, claims, roles));
  } catch (error) {
    if (!(error instanceof IssuerRefused)) throw error;
    await recordRefusedSignIn(error.memberId, `${issuer} ${token.sub}`, visitor.address, error.because);
    throw new IssuerProblem(error.because, 'refused here');
  }
}
