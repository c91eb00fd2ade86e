import type { Role } from '../actor.ts';
import type { IssuerRefusal } from '../members/issuer-person.ts';

/** The details of entries about members, their sessions and how they sign in. */
export type AccountDetails = {
  /** Only the hash of the session's id, because the id itself gives access. Older rows do not say `with` what. */
  'session.opened': { sessionHash: string; addressHmac: string; with?: SignedInWith };
  /** Written only for accounts that exist. */
  'session.refused': { because: SignInRefused; accountHmac: string; addressHmac: string };
  'session.ended': { sessionHash: string; because: 'signed_out' | 'by_owner' | 'by_admin' };
  /** Proved again who they are; the session has a new id, of which only the hash is here. */
  'session.stepped-up': { act: string; selectionHash: string; sessionHash: string; with?: ProvedWith };
  'session.step-up-refused': { act: string; with?: ProvedWith };
  'member.invited': { role: Role; expiresAt: string };
  /** `by` where a claim of an issuer gave the role. */
  'member.added': { role: Role; by?: 'claim' };
  'member.role-changed': { from: Role; to: Role; by?: 'claim' };
  'member.disabled': { sessions: number };
  'member.enabled': { role: Role };
  /** `owner`: the member, who gave the one before. */
  'password.set': { by: 'invitation' | 'seed' | 'owner' };
  'password.refused': Record<string, never>;
  /** A member signed in from this browser for the first time. Only the hash of its cookie. */
  'browser.known': { browserHash: string };
  'browser.forgotten': { browserHash: string };
  /** The member's account at an issuer was bound when they first signed in there. Only a keyed hash of its name. */
  'issuer-account.bound': { issuer: string; subjectHmac: string };
  'issuer-account.removed': { issuer: string };
  'code-app.added': Record<string, never>;
  'code-app.removed': Record<string, never>;
  /** `left`: how many of the member's are not used yet. */
  'recovery-code.used': { left: number };
  'recovery-codes.made': { codes: number };
  'passkey.added': { passkeyHash: string };
  'passkey.removed': { passkeyHash: string };
  /** An admin removed all factors of a member who lost them. */
  'member.factors-removed': { codeApps: number; passkeys: number };
  'second-factor.required': { role: Role; isRequired: boolean };
};

/** What a member proves with who they are. `sign_in`: they have just signed in at the issuer, and have nothing else. */
export type ProvedWith = 'password' | 'code' | 'recovery_code' | 'passkey' | 'sign_in';

/** The ways of a sign-in at an issuer: alone, with a second factor there, or with a code here. */
export type IssuerSignIn = 'issuer' | 'issuer_factor' | 'issuer_code' | 'issuer_recovery_code';

/** What a session was opened with: a password alone, with a code besides, a passkey, or at an issuer. */
export type SignedInWith = Exclude<ProvedWith, 'sign_in'> | IssuerSignIn;

export type SignInRefused =
  | 'password'
  | 'disabled'
  | 'code'
  | 'passkey'
  | 'issuer'
  | Exclude<IssuerRefusal, 'disabled'>;
