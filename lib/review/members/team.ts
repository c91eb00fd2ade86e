import { mustBeAble } from '../access.ts';
import type { MemberActor, Role } from '../actor.ts';
import { Refusal } from '../refusal.ts';

/** A session in force, without its id. `key` is a hash of the id: it names the session and opens nothing. */
export type SessionLine = {
  key: string;
  browser: string | null;
  openedAt: string;
  lastActAt: string;
  /** It is the one that asks. */
  isThis: boolean;
};

/** Signs in; was invited, has set no password yet and has not signed in at an issuer; is disabled. */
export type MemberState = 'active' | 'invited' | 'disabled';

/** A member as an admin sees them. Moments are ISO 8601. */
export type TeamLine = {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: MemberState;
  isSelf: boolean;
  lastSignedInAt: string | null;
  /** Second factors: an app for codes, and passkeys. */
  hasCodes: boolean;
  passkeys: number;
  /** Has signed in at an issuer (single sign-on). */
  isConnected: boolean;
  sessions: SessionLine[];
};

/** The members that are shown, how many were found by which text, and the roles that need a second factor. */
export type Team = { lines: TeamLine[]; all: number; text: string; rolesWithFactor: Role[] };

/** The most members that the team's screen shows. */
export const mostShown = 300;

type Concerned = { id: string; role: Role; canSignIn: boolean };

/**
 * Refuses an act on a member's account by a member without the right to it, and on one's own account.
 * @throws Refusal `not_allowed`
 */
export function mustActOnAnother(actor: MemberActor, memberId: string): void {
  mustBeAble(actor, 'keep-team');
  if (actor.id === memberId) throw new Refusal('not_allowed', 'Another admin does this for you.');
}

/**
 * Refuses an act of an admin on a member: on oneself, or one that would leave no admin who can sign in. The database
 * refuses the latter too (member_last_admin_stays).
 * @param otherAdmins how many other admins can sign in
 * @throws Refusal `not_allowed`, `closed`
 */
export function mustStayKept(actor: MemberActor, member: Concerned, otherAdmins: number): void {
  mustActOnAnother(actor, member.id);
  const isAdmin = member.role === 'admin' && member.canSignIn;
  if (isAdmin && otherAdmins === 0) throw new Refusal('closed', 'This is the last admin. Make another one first.');
}
