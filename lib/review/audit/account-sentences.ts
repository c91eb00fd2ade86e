import { countOf } from '../counted.ts';
import type { AccountDetails, ProvedWith, SignedInWith, SignInRefused } from './account-details.ts';

type AccountSentences = { [Kind in keyof AccountDetails]: (details: AccountDetails[Kind]) => string };

/** Entries about members, their sessions and how they sign in, as sentences. */
export const accountSentences: AccountSentences = {
  'session.opened': (details) => `Signed in${details.with ? signedInWith[details.with] : ''}`,
  'session.refused': ({ because }) => `Sign-in refused: ${refusals[because]}`,
  'session.ended': ({ because }) => sessionEnds[because],
  'session.stepped-up': (details) => proved[details.with ?? 'password'],
  'session.step-up-refused': (details) => notProved[details.with ?? 'password'],
  'member.invited': ({ role }) => `Invited a member as ${role}`,
  'member.added': ({ role, by }) => `Added a member as ${role}${byClaim(by)}`,
  'member.role-changed': ({ from, to, by }) => `Changed a member’s role from ${from} to ${to}${byClaim(by)}`,
  'member.disabled': ({ sessions }) => `Disabled a member; ${countOf(sessions, 'session')} ended`,
  'member.enabled': ({ role }) => `Enabled a member as ${role}`,
  'password.set': ({ by }) => passwordsSet[by],
  'password.refused': () => 'Password not changed: the one before was wrong',
  'browser.known': () => 'Signed in from a new browser',
  'browser.forgotten': () => 'Removed a known browser',
  'issuer-account.bound': ({ issuer }) => `Signed in for the first time at ${hostOf(issuer)}: account connected`,
  'issuer-account.removed': ({ issuer }) => `Disconnected a member’s account at ${hostOf(issuer)}`,
  'code-app.added': () => 'Set up an app for one-time codes',
  'code-app.removed': () => 'Removed their app for one-time codes',
  'recovery-code.used': ({ left }) => `Used a recovery code; ${left} left`,
  'recovery-codes.made': ({ codes }) => `Made ${countOf(codes, 'recovery code')}`,
  'passkey.added': () => 'Added a passkey',
  'passkey.removed': () => 'Removed a passkey',
  'member.factors-removed': ({ codeApps, passkeys }) =>
    `Removed a member’s second factors: ${countOf(codeApps, 'app')}, ${countOf(passkeys, 'passkey')}`,
  'second-factor.required': ({ role, isRequired }) =>
    `Second factor ${isRequired ? 'required' : 'no longer required'} of ${role}s`,
};

const signedInWith: Record<SignedInWith, string> = {
  password: ' with a password',
  code: ' with a password and a code',
  recovery_code: ' with a password and a recovery code',
  passkey: ' with a passkey',
  issuer: ' through single sign-on',
  issuer_factor: ' through single sign-on, with a second factor there',
  issuer_code: ' through single sign-on, and a code',
  issuer_recovery_code: ' through single sign-on, and a recovery code',
};

function byClaim(by: 'claim' | undefined): string {
  return by ? ', by single sign-on' : '';
}

function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : 'an issuer';
}

const refusals: Record<SignInRefused, string> = {
  password: 'wrong password',
  disabled: 'disabled account',
  code: 'wrong code',
  passkey: 'passkey not accepted',
  issuer: 'answer of single sign-on not accepted',
  email: 'single sign-on without a verified e-mail address',
  last_admin: 'single sign-on would demote the last admin',
  no_role: 'no role at single sign-on',
  not_invited: 'not invited',
  other_account: 'another account at single sign-on is connected',
};

const sessionEnds = {
  signed_out: 'Signed out',
  by_owner: 'Ended another session of their own',
  by_admin: 'Ended a member’s session',
};

const proved: Record<ProvedWith, string> = {
  password: 'Gave the password again',
  code: 'Gave a code again',
  recovery_code: 'Gave a recovery code again',
  passkey: 'Used a passkey again',
  sign_in: 'Had just signed in through single sign-on',
};

const notProved: Record<ProvedWith, string> = {
  password: 'Gave a wrong password for a second check',
  code: 'Gave a wrong code for a second check',
  recovery_code: 'Gave a wrong recovery code for a second check',
  passkey: 'Used a passkey for a second check that was not accepted',
  sign_in: 'Had no second check to give',
};

const passwordsSet = {
  seed: 'Password set with the demo people',
  invitation: 'Password set from an invitation',
  owner: 'Changed their password',
};
