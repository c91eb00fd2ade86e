import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { db } from '#lib/data/database.ts';
import { openSession } from '#lib/data/members/sessions.ts';
import { env } from '#lib/env.ts';
import type { MemberActor, Role } from '#lib/review/actor.ts';

/** A member with a role and a session, but without a password. */
export async function aMember(role: Role, name = `A ${role}`): Promise<MemberActor> {
  const id = randomUUID();
  const email = `${role}-${id}@docket.test`;
  await db().member.create({ data: { id, email, name, role } });
  return {
    kind: 'member',
    id,
    name,
    email,
    role,
    sessionId: await openSession(id, { address: '127.0.0.1', browser: null }, 'password'),
  };
}

/** The value of the session cookie, as the sign-in form sets it. */
export function sessionToken(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: env().NEXTAUTH_SECRET });
}
