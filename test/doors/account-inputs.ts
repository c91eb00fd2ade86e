import { randomUUID } from 'node:crypto';
import type { Target } from './target.ts';

/** A valid input for each action on accounts. */
export const accountInputs: Record<string, (target: Target) => unknown> = {
  stepUp: ({ accounts, jobs }) => ({
    subject: { kind: 'new_link', memberId: accounts.memberId },
    password: jobs.password,
  }),
  inviteMember: ({ accounts }) => ({ name: 'Someone new', email: accounts.inviteEmail, role: 'reviewer' }),
  newLink: ({ accounts }) => ({ memberId: accounts.memberId }),
  changeRole: ({ accounts }) => ({ memberId: accounts.memberId, role: 'manager' }),
  disableMember: ({ accounts }) => ({ memberId: accounts.memberId }),
  enableMember: ({ accounts }) => ({ memberId: accounts.disabledId }),
  endMemberSession: ({ accounts }) => ({ memberId: accounts.memberId, key: accounts.sessionKey }),
  changePassword: ({ jobs }) => ({ current: jobs.password, password: `a long passphrase ${randomUUID()}` }),
  endOwnSession: ({ accounts }) => ({ key: accounts.ownSessionKey }),
  forgetBrowser: ({ accounts }) => ({ key: accounts.browserKey }),
};
