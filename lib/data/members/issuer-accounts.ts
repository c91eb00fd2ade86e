import 'server-only';
import { randomUUID } from 'node:crypto';
import { can } from '#lib/review/access.ts';
import { type MemberActor, type Role, web } from '#lib/review/actor.ts';
import type { IssuerPerson, IssuerRefusal } from '#lib/review/members/issuer-person.ts';
import { releaseAllOf } from '../claims/release.ts';
import { db, type Tx } from '../database.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { blindIndex } from '../seal.ts';

/** An issuer's person who does not get in; whose member they are, where that is known. */
export class IssuerRefused extends Error {
  override readonly name = 'IssuerRefused';
  readonly because: IssuerRefusal;
  readonly memberId: string | null;

  constructor(because: IssuerRefusal, memberId: string | null) {
    super(because);
    this.because = because;
    this.memberId = memberId;
  }
}

type Admitted = { id: string; role: Role; isDisabled: boolean };

/**
 * The member whom an issuer names, by its own name for the person. The first time, the account is bound to the member
 * with exactly the address that the issuer verified; where a claim gives the roles, a person without a member is added.
 * A role by claim counts from now on.
 * @returns the member's id
 * @throws IssuerRefused, after which nothing has changed
 */
export function admitFromIssuer(person: IssuerPerson): Promise<string> {
  return changeIfAny(web, async (tx, note) => {
    // One after the other: two first sign-ins at once would otherwise both add the member.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('admitFromIssuer'))`;
    const subjectHmac = hmacOf(person);
    const { issuer } = person;
    const bound = await tx.issuerAccount.findUnique({ where: { issuer_subjectHmac: { issuer, subjectHmac } } });
    const memberId = bound?.memberId ?? (await bindFirst(tx, note, person, subjectHmac));
    const member = await lockWithAdmins(tx, memberId);
    if (member.isDisabled) throw new IssuerRefused('disabled', memberId);
    await applyRole(tx, note, member, person);
    await tx.issuerAccount.update({
      where: { memberId_issuer: { memberId, issuer } },
      data: { lastUsedAt: new Date() },
    });
    return memberId;
  });
}

/** Keyed: a reader of the table can't look persons up at the issuer. */
function hmacOf({ issuer, subject }: IssuerPerson): string {
  return blindIndex('issuer account', JSON.stringify([issuer, subject]));
}

async function bindFirst(tx: Tx, note: Note, person: IssuerPerson, subjectHmac: string): Promise<string> {
  const { issuer, email } = person;
  if (email === null) throw new IssuerRefused('email', null);
  const known = await tx.member.findUnique({ where: { email }, include: { issuerAccounts: { where: { issuer } } } });
  if (known?.disabledAt) throw new IssuerRefused('disabled', known.id);
  if (known && known.issuerAccounts.length > 0) throw new IssuerRefused('other_account', known.id);
  if (known && person.role === 'none') throw new IssuerRefused('no_role', known.id);
  const memberId = known?.id ?? (await addByClaim(tx, note, { ...person, email }));
  await tx.issuerAccount.create({ data: { memberId, issuer, subjectHmac } });
  note({ kind: 'issuer-account.bound', details: { issuer, subjectHmac } }, { type: 'member', id: memberId });
  return memberId;
}

async function addByClaim(
  tx: Tx,
  note: Note,
  { role, email, name }: IssuerPerson & { email: string },
): Promise<string> {
  if (role === 'unset') throw new IssuerRefused('not_invited', null);
  if (role === 'none') throw new IssuerRefused('no_role', null);
  const id = randomUUID();
  await tx.member.create({ data: { id, email, role, name: name ?? email.slice(0, email.indexOf('@')) } });
  note({ kind: 'member.added', details: { role, by: 'claim' } }, { type: 'member', id });
  return id;
}

/** Locks a member and all admins in the order of their ids, as acts of admins do. */
async function lockWithAdmins(tx: Tx, memberId: string): Promise<Admitted & { otherAdmins: number }> {
  const rows = await tx.$queryRaw<(Admitted & { canSignIn: boolean })[]>`
    SELECT id, role, disabled_at IS NOT NULL AS "isDisabled",
      member_can_sign_in(id, disabled_at, password_hash) AS "canSignIn"
    FROM member WHERE id = ${memberId}::uuid OR role = 'admin' ORDER BY id FOR NO KEY UPDATE`;
  const member = rows.find(({ id }) => id === memberId);
  if (!member) throw new Error('the member of an account at an issuer is not there');
  const others = rows.filter(({ id, role, canSignIn }) => id !== memberId && role === 'admin' && canSignIn);
  return { ...member, otherAdmins: others.length };
}

async function applyRole(
  tx: Tx,
  note: Note,
  { id, role: from, otherAdmins }: Admitted & { otherAdmins: number },
  { role: to }: IssuerPerson,
): Promise<void> {
  if (to === 'unset' || to === from) return;
  if (to === 'none') throw new IssuerRefused('no_role', id);
  if (from === 'admin' && otherAdmins === 0) throw new IssuerRefused('last_admin', id);
  await tx.member.update({ where: { id }, data: { role: to, roleById: null } });
  const after: MemberActor = { kind: 'member', id, role: to, name: '', email: '', sessionId: '' };
  if (!can(after, 'decide-case')) await releaseAllOf(tx, note, id, 'role_changed');
  note({ kind: 'member.role-changed', details: { from, to, by: 'claim' } }, { type: 'member', id });
}

/** Whether the member of an account at an issuer can still sign in, some minutes after the issuer named them. */
export async function isStillAdmitted(memberId: string, issuer: string): Promise<boolean> {
  return (await db().issuerAccount.count({ where: { memberId, issuer, member: { disabledAt: null } } })) > 0;
}
