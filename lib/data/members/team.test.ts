import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import type { MemberActor, Role } from '#lib/review/actor.ts';
import { proved } from '#test/auth/proved.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { claimCase } from '../claims/claim.ts';
import { invitationFor, setPassword } from './members.ts';
import { endOneSession, openSessions } from './open-sessions.ts';
import { openSession, sessionInForce } from './sessions.ts';
import { changeRole, disableMember, enableMember, invite, newLink, teamOf } from './team.ts';

let database: TestDatabase;
let mei: MemberActor;
let luca: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  [mei, luca] = [await anAdmin('Mei Tanaka'), await anAdmin('Luca Moretti')];
  // Each test has these two admins alone.
  const others = { role: 'admin', id: { notIn: [mei.id, luca.id] } };
  await db().member.updateMany({ where: others, data: { role: 'auditor' } });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

async function anAdmin(name: string): Promise<MemberActor> {
  const actor = await aMember('admin', name);
  await db().member.update({ where: { id: actor.id }, data: { passwordHash: 'a hash' } });
  return actor;
}

async function giveRole(actor: MemberActor, memberId: string, role: Role): Promise<void> {
  return changeRole(await proved(actor, { kind: 'change_role', memberId, role }), memberId, role);
}

describe('A role', () => {
  it('is given by an admin who proved who they are: it counts on the next request, and is recorded', async () => {
    const nadia = await aMember('reviewer', 'Nadia Brandt');
    await giveRole(mei, nadia.id, 'approver');
    expect((await sessionInForce(nadia.sessionId, false))?.actor.role).toBe('approver');
    const row = await db().ledgerRow.findFirstOrThrow({ where: { kind: 'member.role-changed', subjectId: nadia.id } });
    expect(row.actorId).toBe(mei.id);
    expect(JSON.parse(row.entry)).toMatchObject({ details: { from: 'reviewer', to: 'approver' } });
  });

  it('without a proof, or with one for another role or another member: is not given', async () => {
    const [nadia, ivo] = [await aMember('reviewer'), await aMember('reviewer')];
    expect(await codeOf(changeRole(mei, nadia.id, 'approver'))).toBe('invalid');
    const other = await proved(mei, { kind: 'change_role', memberId: nadia.id, role: 'manager' });
    expect(await codeOf(changeRole(other, nadia.id, 'approver'))).toBe('invalid');
    const wrong = await proved(other, { kind: 'change_role', memberId: ivo.id, role: 'approver' });
    expect(await codeOf(changeRole(wrong, nadia.id, 'approver'))).toBe('invalid');
    expect((await sessionInForce(nadia.sessionId, false))?.actor.role).toBe('reviewer');
  });

  it('is never one’s own to change, by no role; the database refuses it too', async () => {
    for (const role of ['admin', 'reviewer', 'approver', 'manager', 'auditor'] as const) {
      const actor = role === 'admin' ? mei : await aMember(role);
      expect(await codeOf(giveRole(actor, actor.id, 'approver')), role).toBe('not_allowed');
      const own = db().member.update({ where: { id: actor.id }, data: { role: 'approver', roleById: actor.id } });
      await expect(own, role).rejects.toThrow(/member_role_by_another/);
    }
  });

  it('that can’t work on cases gives back what the member has, also what was assigned', async () => {
    const nadia = await aMember('reviewer');
    const { caseId } = await aCase(await aConnection());
    await claimCase(nadia, caseId);
    await giveRole(mei, nadia.id, 'manager');
    expect(await db().case.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({
      state: 'open',
      assigneeId: null,
    });
  });
});

describe('The last admin', () => {
  it('is neither demoted nor disabled by another, nor by two at once', async () => {
    await disableMember(mei, luca.id);
    expect(await codeOf(disableMember(luca, mei.id))).toBe('not_allowed');
    await enableMember(mei, luca.id);
    const both = await Promise.all([codeOf(disableMember(mei, luca.id)), codeOf(disableMember(luca, mei.id))]);
    expect(both.filter((code) => code === 'done')).toHaveLength(1);
    expect(await admins()).toBe(1);
  });

  it('stays, whatever writes to the database: demoted, disabled, without a password, or removed', async () => {
    await db().member.update({ where: { id: luca.id }, data: { role: 'auditor' } });
    const where = { id: mei.id };
    for (const data of [{ role: 'manager' }, { disabledAt: new Date() }, { passwordHash: null }])
      await expect(db().member.update({ where, data })).rejects.toThrow(/is the last admin/);
    await expect(db().$executeRaw`DELETE FROM member WHERE id = ${mei.id}::uuid`).rejects.toThrow(/is the last admin/);
    expect(await admins()).toBe(1);
  });

  it('stays when two transactions demote the last two at once; control: without the trigger none is left', async () => {
    expect(await demoteBothAtOnce(database.ownerUrl)).toBe(1);
    const bare = await testDatabase();
    const owner = new pg.Client({ connectionString: bare.ownerUrl });
    await owner.connect();
    await owner.query('DROP TRIGGER member_last_admin_stays ON member');
    await owner.query(
      `INSERT INTO member (id, email, name, role, password_hash)
       SELECT gen_random_uuid(), 'admin' || n || '@docket.test', 'An admin', 'admin', 'h' FROM generate_series(1, 2) n`,
    );
    await owner.end();
    expect(await demoteBothAtOnce(bare.ownerUrl)).toBe(0);
    await bare.close();
    process.env.DATABASE_URL = database.url;
  });
});

const admins = () => db().member.count({ where: { role: 'admin', disabledAt: null, passwordHash: { not: null } } });

/** Two connections, each looks for another admin, then demotes one. Gives how many admins are left. */
async function demoteBothAtOnce(url: string): Promise<number> {
  const clients = [0, 1].map(() => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const { rows } = await (clients[0] as pg.Client).query<{ id: string }>(
    `SELECT id FROM member WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id`,
  );
  await Promise.all(clients.map((client) => client.query('BEGIN')));
  const others = `SELECT count(*)::int AS n FROM member WHERE role = 'admin' AND disabled_at IS NULL AND id <> $1`;
  const demote = async (client: pg.Client, id: string | undefined) => {
    const { rows: counted } = await client.query<{ n: number }>(others, [id]);
    if (counted[0]?.n === 0) return client.query('ROLLBACK');
    await new Promise((resolve) => setTimeout(resolve, 100));
    try {
      await client.query(`UPDATE member SET role = 'auditor' WHERE id = $1`, [id]);
      return await client.query('COMMIT');
    } catch {
      return client.query('ROLLBACK');
    }
  };
  await Promise.all(clients.map((client, index) => demote(client, rows[index]?.id)));
  const left = await (clients[0] as pg.Client).query<{ n: number }>(
    `SELECT count(*)::int AS n FROM member WHERE role = 'admin' AND disabled_at IS NULL`,
  );
  await Promise.all(clients.map((client) => client.end()));
  return left.rows[0]?.n ?? -1;
}

describe('A disabled member', () => {
  it('is signed out, their cases are free at once, their open link is void, and it is recorded', async () => {
    const nadia = await aMember('reviewer');
    const connection = await aConnection();
    const [claimed, assigned] = [(await aCase(connection)).caseId, (await aCase(connection)).caseId];
    await claimCase(nadia, claimed);
    const lucas = await aMember('approver');
    await db().case.update({ where: { id: assigned }, data: { assigneeId: nadia.id, assignedById: lucas.id } });
    const { token } = await newLink(await proved(mei, { kind: 'new_link', memberId: nadia.id }), nadia.id);
    await disableMember(mei, nadia.id);
    expect(await sessionInForce(nadia.sessionId, false)).toBeNull();
    for (const id of [claimed, assigned])
      expect(await db().case.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'open', assigneeId: null });
    await enableMember(mei, nadia.id);
    expect(await invitationFor(token)).toBeNull();
    await expect(setPassword(token, 'a hash')).rejects.toThrow(/used already/);
    const kinds = await db().ledgerRow.findMany({ where: { subjectId: nadia.id }, orderBy: { seq: 'asc' } });
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'session.opened',
      'member.invited',
      'member.disabled',
      'member.enabled',
    ]);
  });
});

describe('A link', () => {
  it('invites someone new, in the role that was proved for; a known address is refused', async () => {
    const person = { name: 'Nora Veld', email: `${randomUUID()}@docket.test`, role: 'manager' as const };
    expect(await codeOf(invite(mei, person))).toBe('invalid');
    const actor = await proved(mei, { kind: 'invite', email: person.email, role: person.role });
    const { token } = await invite(actor, { ...person, email: ` ${person.email.toUpperCase()} ` });
    expect(await invitationFor(token)).toEqual({ email: person.email });
    expect(await codeOf(invite(actor, person))).toBe('invalid');
    const added = await db().member.findUniqueOrThrow({ where: { email: person.email } });
    expect([added.role, added.roleById]).toEqual(['manager', mei.id]);
  });
});

describe('Sessions', () => {
  it('are listed without their ids; an admin ends one of another member, a reviewer only their own', async () => {
    const nadia = await aMember('reviewer');
    const second = await openSession(nadia.id, { address: '10.0.0.1', browser: 'Firefox on macOS' }, 'password');
    const lines = (await openSessions(nadia, [nadia.id])).get(nadia.id) ?? [];
    expect(lines.map(({ browser, isThis }) => [browser, isThis])).toEqual([
      ['Firefox on macOS', false],
      [null, true],
    ]);
    expect(JSON.stringify(lines)).not.toContain(second);
    const ivo = await aMember('approver');
    const key = lines[0]?.key ?? '';
    expect(await codeOf(endOneSession(ivo, nadia.id, key))).toBe('not_allowed');
    await endOneSession(mei, nadia.id, key);
    expect(await sessionInForce(second, false)).toBeNull();
    expect(await sessionInForce(nadia.sessionId, false)).not.toBeNull();
    expect(await codeOf(endOneSession(mei, nadia.id, key))).toBe('not_found');
    await endOneSession(nadia, nadia.id, lines[1]?.key ?? '');
    expect(await sessionInForce(nadia.sessionId, false)).toBeNull();
  });

  it('of the team are seen by admins alone', async () => {
    for (const role of ['reviewer', 'approver', 'manager', 'auditor'] as const)
      expect(await codeOf(teamOf(await aMember(role))), role).toBe('not_allowed');
    const { lines, all } = await teamOf(mei);
    expect(lines.length).toBe(Math.min(all, 300));
    expect(lines.find(({ id }) => id === mei.id)).toMatchObject({ state: 'active', isSelf: true });
    expect(JSON.stringify(lines)).not.toContain(mei.sessionId);
  });

  it('are found by a part of their name or address, whatever signs it has', async () => {
    const odd = await aMember('reviewer', `Zoë 100%_${randomUUID()}`);
    const { email } = await db().member.findUniqueOrThrow({ where: { id: odd.id } });
    for (const text of [odd.name, ` ${odd.name.toUpperCase()} `, odd.name.slice(4), email, email.toUpperCase()])
      expect(
        (await teamOf(mei, text)).lines.map(({ id }) => id),
        text,
      ).toEqual([odd.id]);
    expect(await teamOf(mei, '%%')).toMatchObject({ lines: [], all: 0, text: '%%' });
    expect(await teamOf(mei, 'no one\0\ud800')).toMatchObject({ lines: [], all: 0 });
  });
});
