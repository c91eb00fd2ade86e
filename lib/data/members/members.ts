import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { type Actor, type Role, web } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { releaseAllOf } from '../claims/release.ts';
import { db, type Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { change, type Note } from '../ledger/ledger.ts';
import { forgetBrowsers } from './browsers.ts';
import { endSessions } from './open-sessions.ts';

/** A member as sign-in needs them. */
export type SignInMember = { id: string; passwordHash: string | null; isDisabled: boolean };

/** The token of a link to set a password, and until when it can be used. */
export type Link = { token: string; expiresAt: Date };

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
export async function inviteMember(actor: Actor, person: { email: string; name: string; role: Role }): Promise<Link> {
  const email = person.email.trim().toLowerCase();
  return change(actor, async (tx, note) => {
    const known = await tx.member.findUnique({ where: { email }, select: { id: true, role: true, disabledAt: true } });
    if (known?.disabledAt) throw new Refusal('invalid', 'This person is disabled.');
    if (known) return makeLink(tx, note, known.id, known.role as Role);
    return addInvited(tx, note, { ...person, email }, null);
  });
}

/** Adds a member without a password, and makes their link. Part of the caller's transaction. */
export async function addInvited(
  tx: Tx,
  note: Note,
  { email, name, role }: { email: string; name: string; role: Role },
  roleById: string | null,
): Promise<Link> {
  const id = randomUUID();
  await tx.member.create({ data: { id, email, name, role, roleById } });
  note({ kind: 'member.added', details: { role } }, { type: 'member', id });
  return makeLink(tx, note, id, role);
}

/** Makes a link for a member to set a password. Part of the caller's transaction. */
export async function makeLink(tx: Tx, note: Note, memberId: string, role: Role): Promise<Link> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + invitationHours * 3_600_000);
  await tx.invitation.create({ data: { tokenHash: sha256(token), memberId, expiresAt } });
  const details = { role, expiresAt: expiresAt.toISOString() };
  note({ kind: 'member.invited', details }, { type: 'member', id: memberId });
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
 * Refuses a token that no password can be set with.
 * @throws Refusal `not_found`
 */
export async function mustBeOpenLink(token: string): Promise<void> {
  if ((await invitationFor(token)) === null) throw linkOver();
}

function linkOver(): Refusal {
  return new Refusal('not_found', 'This link was used already or is older than 24 hours. Ask for a new one.');
}

/**
 * Sets a password with an invitation, once, ends the member's sessions and claims, and forgets their known browsers.
 * @throws Refusal `not_found` when the token was used, has expired or never was
 */
export async function setPassword(token: string, passwordHash: string): Promise<void> {
  const tokenHash = sha256(token);
  await change(web, async (tx, note) => {
    const now = new Date();
    const used = await tx.invitation.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now }, member: { disabledAt: null } },
      data: { usedAt: now },
    });
    if (used.count !== 1) throw linkOver();
    const { memberId } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash }, select: { memberId: true } });
    await tx.member.update({ where: { id: memberId }, data: { passwordHash } });
    await endSessions(tx, memberId, 'password_changed', null);
    await releaseAllOf(tx, note, memberId, 'password_changed');
    await forgetBrowsers(tx, memberId, null);
    note({ kind: 'password.set', details: { by: 'invitation' } }, { type: 'member', id: memberId });
  });
}
