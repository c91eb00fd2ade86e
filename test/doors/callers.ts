import { randomBytes } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { db } from '#lib/data/database.ts';
import { sessionLimits } from '#lib/data/members/sessions.ts';
import type { MemberActor, Role } from '#lib/review/actor.ts';
import { aMember, sessionToken } from '../builders/member.ts';

/** A caller with the session cookie of their browser, if any. */
export type Caller = {
  readonly name: string;
  readonly role: Role | null;
  readonly memberId: string | null;
  readonly cookie: string | null;
};

/** A member with a role, signed in now. */
export async function signedIn(role: Role): Promise<Caller & { readonly actor: MemberActor }> {
  const actor = await aMember(role);
  return { name: `a ${role}`, role, memberId: actor.id, cookie: await sessionToken(actor.sessionId), actor };
}

/** One of each role. */
export async function oneOfEach(): Promise<Record<Role, Caller>> {
  const [reviewer, approver, admin, manager, auditor] = await Promise.all([
    signedIn('reviewer'),
    signedIn('approver'),
    signedIn('admin'),
    signedIn('manager'),
    signedIn('auditor'),
  ]);
  return { reviewer, approver, admin, manager, auditor };
}

/** Callers without a valid session. Where there is a member, they have the given role. */
export async function withoutSession(role: Role): Promise<Caller[]> {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const spoiled = async (name: string, spoil: (actor: MemberActor) => Promise<unknown>): Promise<Caller> => {
    const { actor, cookie } = await signedIn(role);
    await spoil(actor);
    return { name, role: null, memberId: null, cookie };
  };
  const session = (
    actor: MemberActor,
    data: { createdAt?: Date; lastActAt?: Date; endedAt?: Date; endedBecause?: string },
  ) => db().session.update({ where: { id: actor.sessionId }, data });
  const stranger = (name: string, cookie: string | null): Caller => ({ name, role: null, memberId: null, cookie });
  const { actor } = await signedIn(role);
  return [
    stranger('nobody', null),
    stranger('a cookie of nonsense', 'eyJhbGciOiJkaXIi.not.a.sealed.cookie'),
    stranger(
      'a cookie sealed with another secret',
      await encode({ token: { sid: actor.sessionId }, secret: randomBytes(32).toString('base64') }),
    ),
    stranger('a session that never was', await sessionToken(randomBytes(32).toString('base64url'))),
    await spoiled('an idle session', (who) => session(who, { lastActAt: ago(sessionLimits.idleMinutes + 0.2) })),
    await spoiled('a session too old', (who) => session(who, { createdAt: ago(sessionLimits.totalHours * 60 + 0.2) })),
    await spoiled('an ended session', (who) => session(who, { endedAt: new Date(), endedBecause: 'signed_out' })),
    await spoiled('a disabled person', (who) =>
      db().member.update({ where: { id: who.id }, data: { disabledAt: new Date() } }),
    ),
  ];
}
