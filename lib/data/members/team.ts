import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor, Role } from '#lib/review/actor.ts';
import { searchText } from '#lib/review/clean-text.ts';
import { type MemberState, mostShown, mustActOnAnother, mustStayKept, type Team } from '#lib/review/members/team.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { releaseAllOf } from '../claims/release.ts';
import { db, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { change } from '../ledger/ledger.ts';
import { rolesWithFactor } from './factors/rules.ts';
import { addInvited, type Link, makeLink } from './members.ts';
import { endSessions, openSessions } from './open-sessions.ts';
import { spendStepUp, stepUpFor } from './step-up.ts';

/** The longest text that is searched for, in characters. */
const longestSearch = 100;

type TeamRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: MemberState;
  lastSignedInAt: Date | null;
  hasCodes: boolean;
  passkeys: number;
  isConnected: boolean;
};

/**
 * The members, those who can sign in first.
 * @param given part of a name or of an address; empty for all
 * @throws Refusal `not_allowed`
 */
export async function teamOf(actor: MemberActor, given = ''): Promise<Team> {
  mustBeAble(actor, 'keep-team');
  const text = searchText(given, longestSearch);
  const rows = await db().$queryRaw<TeamRow[]>`
    SELECT m.id, m.name, m.email, m.role,
      CASE WHEN m.disabled_at IS NOT NULL THEN 'disabled'
        WHEN member_can_sign_in(m.id, m.disabled_at, m.password_hash) THEN 'active' ELSE 'invited' END AS state,
      EXISTS (SELECT FROM issuer_account i WHERE i.member_id = m.id) AS "isConnected",
      (SELECT max(s.created_at) FROM session s WHERE s.member_id = m.id) AS "lastSignedInAt",
      EXISTS (SELECT FROM code_app a WHERE a.member_id = m.id AND a.added_at IS NOT NULL) AS "hasCodes",
      (SELECT count(*)::int FROM passkey p WHERE p.member_id = m.id) AS passkeys
    FROM member m
    WHERE ${isFound(text)}
    ORDER BY m.disabled_at IS NOT NULL, NOT member_can_sign_in(m.id, m.disabled_at, m.password_hash),
      lower(m.name), m.email LIMIT ${mostShown}`;
  const shown = rows.map(({ id }) => id);
  const [counted] = await db().$queryRaw<
    { all: number }[]
  >`SELECT count(*)::int AS all FROM member m WHERE ${isFound(text)}`;
  const sessions = await openSessions(actor, shown);
  const lines = rows.map(({ lastSignedInAt, ...row }) => ({
    ...row,
    isSelf: row.id === actor.id,
    lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
    sessions: sessions.get(row.id) ?? [],
  }));
  return { lines, all: counted?.all ?? 0, text, rolesWithFactor: await rolesWithFactor(actor) };
}

/** The names of members who can sign in, or were invited, at most {@link mostShown}. @throws Refusal `not_allowed` */
export async function memberNames(actor: MemberActor): Promise<string[]> {
  mustBeAble(actor, 'keep-team');
  const rows = await db().member.findMany({
    where: { disabledAt: null },
    orderBy: { name: 'asc' },
    distinct: ['name'],
    take: mostShown,
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

function isFound(text: string): Prisma.Sql {
  return Prisma.sql`strpos(lower(m.name), lower(${text})) > 0 OR strpos(lower(m.email), lower(${text})) > 0`;
}

/**
 * Adds a member and makes their link to set a password.
 * @throws Refusal `not_allowed`; `invalid` by field: `email` of a member, or nothing proved
 */
export async function invite(
  actor: MemberActor,
  { name, email: given, role }: { name: string; email: string; role: Role },
): Promise<Link> {
  mustBeAble(actor, 'keep-team');
  const email = given.trim().toLowerCase();
  return change(actor, async (tx, note) => {
    const message = 'A member has this address already. Make a new link at their name.';
    if (await tx.member.findUnique({ where: { email }, select: { id: true } }))
      throw new Refusal('invalid', message, { email: message });
    await spendStepUp(tx, actor, stepUpFor({ kind: 'invite', email, role }));
    return addInvited(tx, note, { email, name: name.trim(), role }, actor.id);
  });
}

/**
 * Makes a new link for a member to set a password: the first one, or another one in place of theirs.
 * @throws Refusal `not_allowed`, also for oneself; `not_found`; `closed` for a disabled member
 */
export async function newLink(actor: MemberActor, memberId: string): Promise<Link> {
  return change(actor, async (tx, note) => {
    const member = await lockMember(tx, actor, memberId);
    if (member.isDisabled) throw new Refusal('closed', 'This member is disabled.');
    await spendStepUp(tx, actor, stepUpFor({ kind: 'new_link', memberId }));
    return makeLink(tx, note, memberId, member.role);
  });
}

/**
 * Gives a member another role. It counts from their next request; cases that they can't work on any more are free.
 * @throws Refusal `not_allowed`, also for oneself; `not_found`; `closed` for the last admin; `invalid`
 */
export async function changeRole(actor: MemberActor, memberId: string, role: Role): Promise<void> {
  await change(actor, async (tx, note) => {
    const member = await lockMember(tx, actor, memberId);
    if (member.role === role) throw new Refusal('invalid', 'This is their role already.');
    if (role !== 'admin') mustStayKept(actor, member, member.otherAdmins);
    await spendStepUp(tx, actor, stepUpFor({ kind: 'change_role', memberId, role }));
    await tx.member.update({ where: { id: memberId }, data: { role, roleById: actor.id } });
    if (!can({ ...actor, role }, 'decide-case')) await releaseAllOf(tx, note, memberId, 'role_changed');
    note({ kind: 'member.role-changed', details: { from: member.role, to: role } }, { type: 'member', id: memberId });
  });
}

/**
 * Disables a member: sessions and open links end, cases that they have are given back.
 * @throws Refusal `not_allowed`, also for oneself; `not_found`; `closed` for the last admin, or when disabled already
 */
export async function disableMember(actor: MemberActor, memberId: string): Promise<void> {
  await change(actor, async (tx, note) => {
    const member = await lockMember(tx, actor, memberId);
    if (member.isDisabled) throw new Refusal('closed', 'This member is disabled already.');
    mustStayKept(actor, member, member.otherAdmins);
    const now = new Date();
    await tx.member.update({ where: { id: memberId }, data: { disabledAt: now } });
    await tx.invitation.updateMany({ where: { memberId, usedAt: null }, data: { expiresAt: now } });
    const sessions = await endSessions(tx, memberId, 'disabled', null);
    await releaseAllOf(tx, note, memberId, 'disabled');
    note({ kind: 'member.disabled', details: { sessions } }, { type: 'member', id: memberId });
  });
}

/** Lets a disabled member sign in again. @throws Refusal `not_allowed`, `not_found`; `closed` when not disabled */
export async function enableMember(actor: MemberActor, memberId: string): Promise<void> {
  await change(actor, async (tx, note) => {
    const member = await lockMember(tx, actor, memberId);
    if (!member.isDisabled) throw new Refusal('closed', 'This member is not disabled.');
    await tx.member.update({ where: { id: memberId }, data: { disabledAt: null } });
    note({ kind: 'member.enabled', details: { role: member.role } }, { type: 'member', id: memberId });
  });
}

/**
 * Disconnects a member's accounts at issuers, and ends their sessions. The next sign-in there with their verified
 * address connects the account that they have then.
 * @throws Refusal `not_allowed`, also for oneself; `not_found`; `closed` for the last admin, or where there is none;
 * `invalid`
 */
export async function disconnectIssuers(actor: MemberActor, memberId: string): Promise<void> {
  await change(actor, async (tx, note) => {
    const member = await lockMember(tx, actor, memberId);
    if (!member.hasPassword) mustStayKept(actor, member, member.otherAdmins);
    await spendStepUp(tx, actor, stepUpFor({ kind: 'disconnect_issuers', memberId }));
    const accounts = await tx.issuerAccount.findMany({ where: { memberId }, select: { issuer: true } });
    if (accounts.length === 0) throw new Refusal('closed', 'This member has no account at single sign-on.');
    await tx.issuerAccount.deleteMany({ where: { memberId } });
    await endSessions(tx, memberId, 'factor_changed', null);
    await releaseAllOf(tx, note, memberId, 'sign_out');
    for (const { issuer } of accounts)
      note({ kind: 'issuer-account.removed', details: { issuer } }, { type: 'member', id: memberId });
  });
}

type LockedMember = {
  id: string;
  role: Role;
  isDisabled: boolean;
  hasPassword: boolean;
  canSignIn: boolean;
  otherAdmins: number;
};

/**
 * Locks a member and all admins, in the order of their ids: two admins who act on each other come one after the other.
 * @throws Refusal `not_allowed`, also for oneself; `not_found`
 */
async function lockMember(tx: Tx, actor: MemberActor, memberId: string): Promise<LockedMember> {
  mustActOnAnother(actor, memberId);
  const rows = await tx.$queryRaw<Omit<LockedMember, 'otherAdmins'>[]>`
    SELECT id, role, disabled_at IS NOT NULL AS "isDisabled", password_hash IS NOT NULL AS "hasPassword",
      member_can_sign_in(id, disabled_at, password_hash) AS "canSignIn"
    FROM member WHERE id = ${memberId}::uuid OR role = 'admin' ORDER BY id FOR NO KEY UPDATE`;
  // The actor's role may have changed while this waited for the lock.
  const self = rows.find(({ id }) => id === actor.id);
  if (self?.role !== 'admin' || self.isDisabled) throw new Refusal('not_allowed', 'Your role does not allow this.');
  const member = rows.find(({ id }) => id === memberId);
  if (!member) throw new Refusal('not_found', 'There is no such member.');
  const others = rows.filter(({ id, role, canSignIn }) => id !== memberId && role === 'admin' && canSignIn);
  return { ...member, otherAdmins: others.length };
}
