import { expect, test } from 'vitest';
import type { Audited } from './audit.ts';
import { sentenceOf } from './sentence.ts';

const opened = { sessionHash: 'h', addressHmac: 'a' };
const refused = { accountHmac: 'a', addressHmac: 'a' };
const stepped = { act: 'account change_role', selectionHash: 's', sessionHash: 'h' };

const rows: [Audited, string][] = [
  [{ kind: 'session.opened', details: opened }, 'Signed in'],
  [{ kind: 'session.opened', details: { ...opened, with: 'passkey' } }, 'Signed in with a passkey'],
  [{ kind: 'session.opened', details: { ...opened, with: 'code' } }, 'Signed in with a password and a code'],
  [{ kind: 'session.opened', details: { ...opened, with: 'issuer' } }, 'Signed in through single sign-on'],
  [
    { kind: 'session.opened', details: { ...opened, with: 'issuer_code' } },
    'Signed in through single sign-on, and a code',
  ],
  [
    { kind: 'session.refused', details: { ...refused, because: 'no_role' } },
    'Sign-in refused: no role at single sign-on',
  ],
  [
    { kind: 'session.stepped-up', details: { ...stepped, with: 'sign_in' } },
    'Had just signed in through single sign-on',
  ],
  [
    { kind: 'issuer-account.bound', details: { issuer: 'https://login.example.com', subjectHmac: 'h' } },
    'Signed in for the first time at login.example.com: account connected',
  ],
  [{ kind: 'member.added', details: { role: 'auditor', by: 'claim' } }, 'Added a member as auditor, by single sign-on'],
  [
    { kind: 'member.role-changed', details: { from: 'admin', to: 'reviewer', by: 'claim' } },
    'Changed a member’s role from admin to reviewer, by single sign-on',
  ],
  [{ kind: 'session.refused', details: { ...refused, because: 'code' } }, 'Sign-in refused: wrong code'],
  [{ kind: 'session.ended', details: { sessionHash: 'h', because: 'by_admin' } }, 'Ended a member’s session'],
  [{ kind: 'session.stepped-up', details: stepped }, 'Gave the password again'],
  [{ kind: 'session.stepped-up', details: { ...stepped, with: 'passkey' } }, 'Used a passkey again'],
  [{ kind: 'session.step-up-refused', details: { act: 'a', with: 'code' } }, 'Gave a wrong code for a second check'],
  [{ kind: 'password.set', details: { by: 'owner' } }, 'Changed their password'],
  [{ kind: 'password.refused', details: {} }, 'Password not changed: the one before was wrong'],
  [{ kind: 'browser.known', details: { browserHash: 'h' } }, 'Signed in from a new browser'],
  [{ kind: 'browser.forgotten', details: { browserHash: 'h' } }, 'Removed a known browser'],
  [{ kind: 'code-app.added', details: {} }, 'Set up an app for one-time codes'],
  [{ kind: 'code-app.removed', details: {} }, 'Removed their app for one-time codes'],
  [{ kind: 'recovery-code.used', details: { left: 9 } }, 'Used a recovery code; 9 left'],
  [{ kind: 'recovery-codes.made', details: { codes: 10 } }, 'Made 10 recovery codes'],
  [{ kind: 'passkey.added', details: { passkeyHash: 'h' } }, 'Added a passkey'],
  [{ kind: 'passkey.removed', details: { passkeyHash: 'h' } }, 'Removed a passkey'],
  [
    { kind: 'second-factor.required', details: { role: 'admin', isRequired: false } },
    'Second factor no longer required of admins',
  ],
];

test.each(rows.map(([{ kind, details }, sentence]) => ({ kind, details, sentence })))(
  '$kind: $sentence',
  ({ kind, details, sentence }) => {
    expect(sentenceOf(kind, details as Record<string, unknown>)).toBe(sentence);
  },
);
