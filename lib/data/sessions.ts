import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { env } from '#lib/env.ts';
import { personalHmac } from '#lib/ledger/personal.ts';
import type { MemberActor, Role } from '#lib/review/actor.ts';
import { db } from './database.ts';
import { change, record } from './ledger.ts';

/** NIST SP 800-63B AAL3: at most 12 hours in all, 15 minutes without an act. */
export const sessionLimits = { idleMinutes: 15, totalHours: 12 } as const;

/** An act within this time of the last is not written again: reading a queue is not worth a row a click. */
const actGrainSeconds = 10;

const system = { kind: 'system', id: 'web' } as const;

/** A session in force: whose it is, and when it ends. */
export type OpenSession = { actor: MemberActor; idleEndsAt: Date; endsAt: Date };

/** Opens a session for someone whose password was right. The id is 256 random bits; nothing else opens the door. */
export async function openSession(memberId: string, address: string): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  const { role, ...member } = await db().member.findUniqueOrThrow({
    where: { id: memberId },
    select: { id: true, name: true, email: true, role: true },
  });
  const actor: MemberActor = { kind: 'member', ...member, role: role as Role, sessionId: id };
  await change(actor, async (tx, note) => {
    await tx.session.create({ data: { id, memberId } });
    note(
      { kind: 'session.opened', details: { sessionHash: hashOf(id), addressHmac: hmacOf('address', address) } },
      { type: 'member', id: memberId },
    );
  });
  return id;
}

/** A sign-in to a known account that was not let in. What was typed stays an HMAC. */
export async function recordRefusedSignIn(
  memberId: string,
  email: string,
  address: string,
  because: 'password' | 'disabled',
): Promise<void> {
  const details = {
    because,
    accountHmac: hmacOf('email', email.toLowerCase()),
    addressHmac: hmacOf('address', address),
  };
  await record(system, { kind: 'session.refused', details }, { type: 'member', id: memberId });
}

/**
 * The session behind a cookie, or null when it ended, ran out, was idle too long, or its person is disabled: asked on
 * every request, so that sign-out, disabling and a new role act on the next one.
 * @param isAct whether the person did something now; streams, polling and prefetches do not count
 */
export async function sessionInForce(id: string, isAct: boolean): Promise<OpenSession | null> {
  const session = await db().session.findUnique({
    where: { id },
    select: {
      createdAt: true,
      lastActAt: true,
      endedAt: true,
      member: { select: { id: true, name: true, email: true, role: true, disabledAt: true } },
    },
  });
  if (!session || session.endedAt || session.member.disabledAt) return null;
  const now = Date.now();
  const endsAt = new Date(session.createdAt.getTime() + sessionLimits.totalHours * 3_600_000);
  const idleFrom = session.lastActAt.getTime();
  if (now >= endsAt.getTime() || now >= idleFrom + sessionLimits.idleMinutes * 60_000) return null;
  const { disabledAt: _, role, ...member } = session.member;
  const open: OpenSession = {
    actor: { kind: 'member', ...member, role: role as Role, sessionId: id },
    idleEndsAt: new Date(idleFrom + sessionLimits.idleMinutes * 60_000),
    endsAt,
  };
  return isAct ? recordAct(open) : open;
}

/** Keeps a session awake, because its person did something now. */
export async function recordAct(open: OpenSession): Promise<OpenSession> {
  const now = Date.now();
  const idleFrom = open.idleEndsAt.getTime() - sessionLimits.idleMinutes * 60_000;
  if (now - idleFrom <= actGrainSeconds * 1000) return open;
  const where = { id: open.actor.sessionId, endedAt: null };
  await db().session.updateMany({ where, data: { lastActAt: new Date(now) } });
  return { ...open, idleEndsAt: new Date(now + sessionLimits.idleMinutes * 60_000) };
}

/** Signs someone out: the next request with this session is refused. */
export async function endSession(actor: MemberActor): Promise<void> {
  await change(actor, async (tx, note) => {
    await tx.session.updateMany({
      where: { id: actor.sessionId, endedAt: null },
      data: { endedAt: new Date(), endedBecause: 'signed_out' },
    });
    note(
      { kind: 'session.ended', details: { sessionHash: hashOf(actor.sessionId), because: 'signed_out' } },
      { type: 'member', id: actor.id },
    );
  });
}

function hashOf(id: string): string {
  return createHash('sha256').update(id, 'utf8').digest('hex');
}

function hmacOf(kind: string, value: string): string {
  return personalHmac(env().INDEX_KEY, kind, value);
}
