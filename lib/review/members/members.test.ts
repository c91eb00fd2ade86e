import { describe, expect, it } from 'vitest';
import type { MemberActor, Role } from '../actor.ts';
import { type Factors, mustKeepOne, waysWith } from './factors.ts';
import { mustStayKept } from './team.ts';

const actor = (role: Role): MemberActor => ({ kind: 'member', id: 'a', name: 'A', email: 'a', role, sessionId: 's' });
const admin = { id: 'b', role: 'admin' as const, canSignIn: true };

describe('An act of an admin on a member', () => {
  it.each([
    ['on the last admin', admin, 0, 'closed'],
    ['on an admin beside whom there is another', admin, 1, null],
    ['on an admin who never signed in, or is disabled', { ...admin, canSignIn: false }, 0, null],
    ['on a reviewer', { ...admin, role: 'reviewer' as const }, 0, null],
    ['on oneself', { ...admin, id: 'a' }, 5, 'not_allowed'],
  ])('%s', (_on, member, otherAdmins, code) => {
    const act = () => mustStayKept(actor('admin'), member, otherAdmins);
    if (code === null) expect(act).not.toThrow();
    else expect(act).toThrow(expect.objectContaining({ code }));
  });

  it.each(['reviewer', 'approver', 'manager', 'auditor'] as const)('is no act of a %s', (role) => {
    expect(() => mustStayKept(actor(role), { ...admin, role: 'reviewer' }, 5)).toThrow(
      expect.objectContaining({ code: 'not_allowed' }),
    );
  });
});

describe('Second factors', () => {
  const passkey = { key: 'k', name: 'n', addedAt: '', lastUsedAt: null };
  it.each<[string, Factors, { code: boolean; passkey: boolean; password?: boolean }]>([
    [
      'none: the password',
      { hasCodes: false, passkeys: [], recoveryCodesLeft: 0 },
      { code: false, passkey: false, password: true },
    ],
    ['an app: a code', { hasCodes: true, passkeys: [], recoveryCodesLeft: 0 }, { code: true, passkey: false }],
    [
      'a passkey: it, or a recovery code',
      { hasCodes: false, passkeys: [passkey], recoveryCodesLeft: 1 },
      { code: true, passkey: true },
    ],
    [
      'a passkey and no recovery code left: it alone',
      { hasCodes: false, passkeys: [passkey], recoveryCodesLeft: 0 },
      { code: false, passkey: true },
    ],
  ])('With %s', (_with, factors, ways) => {
    expect(waysWith(factors, true)).toEqual({ password: false, ...ways });
    expect(waysWith(factors, false)).toEqual({ ...ways, password: false });
  });

  it('The last one stays where the role needs one', () => {
    expect(() => mustKeepOne({ hasCodes: false, passkeys: 0 }, true)).toThrow(/needs a second factor/);
    for (const [after, isRequired] of [
      [{ hasCodes: true, passkeys: 0 }, true],
      [{ hasCodes: false, passkeys: 1 }, true],
      [{ hasCodes: false, passkeys: 0 }, false],
    ] as const)
      expect(() => mustKeepOne(after, isRequired)).not.toThrow();
  });
});
