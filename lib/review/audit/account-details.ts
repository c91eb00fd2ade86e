import type { Role } from '../actor.ts';

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
  'member.added': { role: Role };
  'member.role-changed': { from: Role; to: Role };
  'member.disabled': { sessions: number };
  'member.enabled': { role: Role };
  /** `owner`: the member, who gave the one before. */
  'password.set': { by: 'invitation' | 'seed' | 'owner' };
  'password.refused': Record<string, never>;
  /** A member signed in from this browser for the first time. Only the hash of its cookie. */
  'browser.known': { browserHash: string };
  'browser.forgotten': { browserHash: string };
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

/** What a member proves with who they are. */
export type ProvedWith = 'password' | 'code' | 'recovery_code' | 'passkey';

/** What a session was opened with: a password alone, with a code besides, or a passkey. */
export type SignedInWith = ProvedWith;

export type SignInRefused = 'password' | 'disabled' | 'code' | 'passkey';
