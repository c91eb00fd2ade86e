import { randomUUID } from 'node:crypto';
import { codeNow } from '../auth/one-time-code.ts';
import type { Target } from './target.ts';

/** A valid input for each action on accounts. */
export const accountInputs: Record<string, (target: Target) => unknown> = {
  stepUp: ({ accounts }) => ({
    subject: { kind: 'new_link', memberId: accounts.memberId },
    proof: { code: accounts.recoveryCode },
  }),
  beginStepUp: ({ accounts }) => ({ subject: { kind: 'new_link', memberId: accounts.memberId } }),
  removeFactors: ({ accounts }) => ({ memberId: accounts.memberId }),
  disconnectIssuers: ({ accounts }) => ({ memberId: accounts.memberId }),
  finishSingleSignOn: () => ({ code: '000000' }),
  requireFactor: () => ({ role: 'auditor', isRequired: true }),
  beginCodes: () => ({}),
  confirmCodes: ({ accounts }) => ({ code: codeNow(accounts.secret) }),
  removeCodes: () => ({}),
  renewRecoveryCodes: () => ({}),
  beginPasskey: () => ({}),
  addPasskey: ({ accounts }) => ({ answer: accounts.made }),
  removePasskey: ({ accounts }) => ({ key: accounts.passkeyKey }),
  beginPasskeySignIn: () => ({}),
  signInWithPasskey: ({ accounts }) => ({ answer: accounts.signed }),
  inviteMember: ({ accounts }) => ({ name: 'Someone new', email: accounts.inviteEmail, role: 'reviewer' }),
  newLink: ({ accounts }) => ({ memberId: accounts.memberId }),
  changeRole: ({ accounts }) => ({ memberId: accounts.memberId, role: 'manager' }),
  disableMember: ({ accounts }) => ({ memberId: accounts.memberId }),
  enableMember: ({ accounts }) => ({ memberId: accounts.disabledId }),
  endMemberSession: ({ accounts }) => ({ memberId: accounts.memberId, key: accounts.sessionKey }),
  changePassword: ({ accounts }) => ({ current: accounts.password, password: `a long passphrase ${randomUUID()}` }),
  endOwnSession: ({ accounts }) => ({ key: accounts.ownSessionKey }),
  changeKeys: () => ({ do: 'switch', areOn: true }),
  changeQueueLook: () => ({ columns: null, density: 'compact' }),
  forgetBrowser: ({ accounts }) => ({ key: accounts.browserKey }),
};
