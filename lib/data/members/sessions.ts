import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { env } from '#lib/env.ts';
import { personalHmac } from '#lib/ledger/personal.ts';
import { type MemberActor, type Role, web } from '#lib/review/actor.ts';
import type { SignedInWith, SignInRefused } from '#lib/review/audit/account-details.ts';
import { lookOf, type QueueLook } from '#lib/review/case/filter/columns.ts';
import { choiceOf, type KeyChoice } from '#lib/review/keys/choice.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { releaseAllOf } from '../claims/release.ts';
import { db, select, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { sha256 } from '../hash.ts';
import { countAnonymousDenial } from '../ledger/denials.ts';
import { change, recordOrRollBack } from '../ledger/ledger.ts';

/** NIST SP 800-63B AAL3: at most 12 hours in all, 15 minutes of inactivity. */
export const sessionLimits = { idleMinutes: 15, totalHours: 12 } as const;

/** Acts within this time after the last saved one are not saved, to spare a write per click. */
const actGrainSeconds = 10;

/**
 * A session in force: whose it is, and when it ends by inactivity and at the latest. `needsFactor`: the member's role
 * needs a second factor, and none was given; all they can do is set one up. `keys`, `queueLook`: what the member
 * chose.
 */
export type OpenSession = {
  actor: MemberActor;
  idleEndsAt: Date;
  endsAt: Date;
  needsFactor: boolean;
  keys: KeyChoice;
  queueLook: QueueLook;
};

type SessionRow = {
  created_at: Date;
  last_act_at: Date;
  has_factor: boolean;
  role_needs_factor: boolean;
  keys: unknown;
  queue_look: unknown;
} & Pick<MemberActor, 'id' | 'name' | 'email' | 'role'>;

/** Where a member signs in: the IP address, and the browser in words such as "Chrome on Windows". */
export type Whereabouts = { address: string; browser: string | null };

/** Opens a session of a member who has proved who they are. Returns its id, 256 random bits. */
export async function openSession(
  memberId: string,
  { address, browser }: Whereabouts,
  signedInWith: SignedInWith,
): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  const { role, ...member } = await db().member.findUniqueOrThrow({
    where: { id: memberId },
    select: { id: true, name: true, email: true, role: true },
  });
  const actor: MemberActor = { kind: 'member', ...member, role: role as Role, sessionId: id };
  await change(actor, async (tx, note) => {
    const hasFactor = signedInWith !== 'password' && signedInWith !== 'issuer';
    const isSingleSignOn = signedInWith.startsWith('issuer');
    await tx.session.create({ data: { id, memberId, browser, hasFactor, isSingleSignOn } });
    const details = { sessionHash: sha256(id), addressHmac: hmacOf('address', address), with: signedInWith };
    note({ kind: 'session.opened', details }, { type: 'member', id: memberId });
  });
  return id;
}

/**
 * Records a refused sign-in: counted, and for a known account (`memberId`) also in the ledger, with HMACs of what was
 * typed. An unknown account gets no ledger row, since anyone can make up as many as they like, but the same work is
 * done: otherwise the response time would show which accounts exist.
 */
export async function recordRefusedSignIn(
  memberId: string | null,
  email: string,
  address: string,
  because: SignInRefused,
): Promise<void> {
  const details = {
    because,
    accountHmac: hmacOf('email', email.toLowerCase()),
    addressHmac: hmacOf('address', address),
  };
  await recordOrRollBack(
    web,
    { kind: 'session.refused', details },
    { type: 'member', id: memberId ?? randomUUID() },
    { isKept: memberId !== null, alongside: (tx) => countAnonymousDenial('sign-in', tx) },
  );
}

/**
 * The session with this id, or null when it ended, expired, was idle too long, or its member is disabled. Read on every
 * request, so that sign-out, disabling and a new role have effect on the next one.
 * @param isAct whether the request is an act of the person; streams, polling and prefetches are not
 */
export async function sessionInForce(id: string, isAct: boolean): Promise<OpenSession | null> {
  const [found] = await select<SessionRow>(
    Prisma.sql`
      SELECT s.created_at, s.last_act_at, s.has_factor, m.id, m.name, m.email, m.role, m.keys, m.queue_look,
        EXISTS (SELECT FROM factor_rule r WHERE r.role = m.role) AS role_needs_factor
      FROM session s JOIN member m ON m.id = s.member_id
      WHERE s.id = ${id} AND s.ended_at IS NULL AND m.disabled_at IS NULL`,
    'session in force',
  );
  if (!found) return null;
  const { created_at, last_act_at, has_factor, role_needs_factor, keys, queue_look, ...member } = found;
  const now = Date.now();
  const endsAt = new Date(created_at.getTime() + sessionLimits.totalHours * 3_600_000);
  const idleFrom = last_act_at.getTime();
  if (now >= endsAt.getTime() || now >= idleFrom + sessionLimits.idleMinutes * 60_000) return null;
  const open: OpenSession = {
    actor: { kind: 'member', ...member, sessionId: id },
    idleEndsAt: new Date(idleFrom + sessionLimits.idleMinutes * 60_000),
    endsAt,
    needsFactor: !has_factor && role_needs_factor,
    keys: choiceOf(keys),
    queueLook: lookOf(queue_look),
  };
  return isAct ? recordAct(open) : open;
}

/** Whether this session was opened at an issuer, at most five minutes ago. */
export async function hasJustSignedIn({ sessionId }: MemberActor): Promise<boolean> {
  const createdAt = { gt: new Date(Date.now() - 5 * 60_000) };
  return (await db().session.count({ where: { id: sessionId, isSingleSignOn: true, createdAt } })) > 0;
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

/** Signs a member out: the next request with this session is refused. With their last session their claims end. */
export async function endSession(actor: MemberActor): Promise<void> {
  await change(actor, async (tx, note) => {
    if (!(await hasOtherSession(tx, actor))) await releaseAllOf(tx, note, actor.id, 'sign_out');
    await tx.session.updateMany({
      where: { id: actor.sessionId, endedAt: null },
      data: { endedAt: new Date(), endedBecause: 'signed_out' },
    });
    note(
      { kind: 'session.ended', details: { sessionHash: sha256(actor.sessionId), because: 'signed_out' } },
      { type: 'member', id: actor.id },
    );
  });
}

/**
 * Gives a session a new id: a copy of the old cookie is worth nothing from now on. Part of the caller's transaction.
 * @returns the new id
 * @throws Refusal `signed_out` when the session ended meanwhile
 */
export async function renewSession(tx: Tx, actor: MemberActor): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  const { count } = await tx.session.updateMany({ where: { id: actor.sessionId, endedAt: null }, data: { id } });
  if (count === 0) throw new Refusal('signed_out', 'You are signed out. Sign in again; your text is still here.');
  return id;
}

/** Whether the member is signed in elsewhere, where the work may go on. */
export async function hasOtherSession(
  tx: Tx,
  { id, sessionId }: Pick<MemberActor, 'id' | 'sessionId'>,
): Promise<boolean> {
  const others = await tx.session.count({ where: { ...inForce(), memberId: id, id: { not: sessionId } } });
  return others > 0;
}

/** The condition on sessions that have not ended by themselves or otherwise. */
export function inForce() {
  const now = Date.now();
  return {
    endedAt: null,
    lastActAt: { gt: new Date(now - sessionLimits.idleMinutes * 60_000) },
    createdAt: { gt: new Date(now - sessionLimits.totalHours * 3_600_000) },
  };
}

function hmacOf(kind: string, value: string): string {
  return personalHmac(env().INDEX_KEY, kind, value);
}
