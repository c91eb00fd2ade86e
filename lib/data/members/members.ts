import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor, Role } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { releaseAllOf } from '../claims/release.ts';
import { db } from '../database.ts';
import { sha256 } from '../hash.ts';
import { change } from '../ledger/ledger.ts';

/** A member as sign-in needs them. */
export type SignInMember = { id: string; passwordHash: string | null; isDisabled: boolean };

const invitationHours = 24;

/** The member with this email, or null. Compared in lower case; look-alike letters are different letters. */
export async function memberForSignIn(email: string): Promise<SignInMember | null> {
  const member = await db().member.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  return member && { id: member.id, passwordHash: member.passwordHash, isDisabled: member.disabledAt !== null };
}

/** Adds a member with a password, for the demo, where no invitation is read. Does nothing when the email exists. */
export async function addMember(
  actor: Actor,
  member: { email: string; name: string; role: Role; passwordHash: string },
): Promise<void> {
  const email = member.email.toLowerCase();
  if (await db().member.findUnique({ where: { email }, select: { id: true } })) return;
  const id = randomUUID();
  await change(actor, async (tx, note) => {
    await tx.member.create({ data: { ...member, id, email } });
    note({ kind: 'member.added', details: { role: member.role } }, { type: 'member', id });
    note({ kind: 'password.set', details: { by: 'seed' } }, { type: 'member', id });
  });
}

/**
 * Makes a single-use token to set a password within 24 hours, and adds the member when the email is new. Only the
 * token's hash is stored; the caller shows the token once.
 * @throws Refusal `invalid` when the member is disabled
 */
export async function inviteMember(
  actor: Actor,
  person: { email: string; name: string; role: Role },
): Promise<{ token: string; expiresAt: Date }> {
  const email = person.email.trim().toLowerCase();
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + invitationHours * 3_600_000);
  await change(actor, async (tx, note) => {
    const known = await tx.member.findUnique({ where: { email }, select: { id: true, role: true, disabledAt: true } });
    if (known?.disabledAt) throw new Refusal('invalid', 'This person is disabled.');
    const id = known?.id ?? randomUUID();
    if (!known) {
      await tx.member.create({ data: { id, email, name: person.name, role: person.role } });
      note({ kind: 'member.added', details: { role: person.role } }, { type: 'member', id });
    }
    await tx.invitation.create({ data: { tokenHash: sha256(token), memberId: id, expiresAt } });
    const role = (known?.role as Role | undefined) ?? person.role;
    note({ kind: 'member.invited', details: { role, expiresAt: expiresAt.toISOString() } }, { type: 'member', id });
  });
  return { token, expiresAt };
}

/** The email of an invitation's token, or null when it was used, has expired, or never was. */
export async function invitationFor(token: string): Promise<{ email: string } | null> {
  const invitation = await db().invitation.findUnique({
    where: { tokenHash: sha256(token) },
    select: { usedAt: true, expiresAt: true, member: { select: { email: true, disabledAt: true } } },
  });
  if (!invitation || invitation.usedAt || invitation.expiresAt < new Date() || invitation.member.disabledAt)
    return null;
  return { email: invitation.member.email };
}

/**
 * Sets a password with an invitation, once, and ends the member's sessions and claims.
 * @throws Refusal `not_found` when the token was used, has expired or never was
 */
export async function setPassword(token: string, passwordHash: string): Promise<void> {
  const tokenHash = sha256(token);
  await change({ kind: 'system', id: 'web' }, async (tx, note) => {
    const now = new Date();
    const used = await tx.invitation.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now }, member: { disabledAt: null } },
      data: { usedAt: now },
    });
    if (used.count !== 1)
      throw new Refusal('not_found', 'This link was used already or is older than 24 hours. Ask for a new one.');
    const { memberId } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash }, select: { memberId: true } });
    await tx.member.update({ where: { id: memberId }, data: { passwordHash } });
    await tx.session.updateMany({
      where: { memberId, endedAt: null },
      data: { endedAt: now, endedBecause: 'password_changed' },
    });
    await releaseAllOf(tx, note, memberId, 'password_changed');
    note({ kind: 'password.set', details: { by: 'invitation' } }, { type: 'member', id: memberId });
  });
}
