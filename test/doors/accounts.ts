import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { sha256 } from '#lib/data/hash.ts';
import { rememberBrowser } from '#lib/data/members/browsers.ts';
import { openSession } from '#lib/data/members/sessions.ts';
import { stepUpFor } from '#lib/data/members/step-up.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { AccountSubject } from '#lib/review/members/subject.ts';
import { aMember } from '../builders/member.ts';

/** Accounts that a door may act on: another member, a disabled one, and what the caller has. */
export type AccountTarget = {
  memberId: string;
  disabledId: string;
  /** A session of that member, and another one of the caller. */
  sessionKey: string;
  ownSessionKey: string;
  browserKey: string;
  inviteEmail: string;
};

/** The caller has proved who they are for each act that takes it. */
export async function accountsFor(caller: MemberActor): Promise<AccountTarget> {
  const [member, disabled] = [await aMember('reviewer'), await aMember('reviewer')];
  await db().member.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
  const [browserId, inviteEmail] = [randomUUID(), `${randomUUID()}@docket.test`];
  await rememberBrowser(caller.id, browserId, 'Chrome on Linux');
  const own = await openSession(caller.id, { address: '127.0.0.1', browser: null }, 'password');
  const subjects: AccountSubject[] = [
    { kind: 'invite', email: inviteEmail, role: 'reviewer' },
    { kind: 'new_link', memberId: member.id },
    { kind: 'change_role', memberId: member.id, role: 'manager' },
  ];
  const sessionHash = sha256(caller.sessionId);
  await db().stepUp.createMany({
    data: subjects.map((one) => ({ id: randomUUID(), memberId: caller.id, sessionHash, ...stepUpFor(one) })),
  });
  return {
    memberId: member.id,
    disabledId: disabled.id,
    sessionKey: sha256(member.sessionId),
    ownSessionKey: sha256(own),
    browserKey: sha256(browserId),
    inviteEmail,
  };
}

/** Accounts of which none exists. */
export function absentAccounts(): AccountTarget {
  return {
    memberId: randomUUID(),
    disabledId: randomUUID(),
    sessionKey: 'f'.repeat(64),
    ownSessionKey: 'f'.repeat(64),
    browserKey: 'f'.repeat(64),
    inviteEmail: `${randomUUID()}@docket.test`,
  };
}
