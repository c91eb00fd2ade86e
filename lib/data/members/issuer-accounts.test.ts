import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { IssuerPerson } from '#lib/review/members/issuer-person.ts';
import { proved } from '#test/auth/proved.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { claimCase } from '../claims/claim.ts';
import { admitFromIssuer } from './issuer-accounts.ts';
import { sessionInForce } from './sessions.ts';
import { disconnectIssuers, teamOf } from './team.ts';

let database: TestDatabase;
let mei: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  mei = await aMember('admin', 'Mei Tanaka');
  await admitFromIssuer(of(mei));
  await db().member.updateMany({ where: { role: 'admin', id: { not: mei.id } }, data: { role: 'auditor' } });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const issuer = 'https://login.norrsund.example';

/** A member as the issuer names them. */
function of(member: MemberActor, role: IssuerPerson['role'] = 'unset'): IssuerPerson {
  return { issuer, subject: `subject of ${member.id}`, email: member.email, name: null, role };
}

/** As an admin who proves who they are. @returns the admin, whose session has a new id */
async function disconnect(admin: MemberActor, memberId: string): Promise<MemberActor> {
  const actor = await proved(admin, { kind: 'disconnect_issuers', memberId });
  await disconnectIssuers(actor, memberId);
  return actor;
}

describe('An account at the issuer', () => {
  it('eight first sign-ins of one person at once: one member, one account, one row of each', async () => {
    const person: IssuerPerson = {
      issuer,
      subject: 'ada',
      email: 'ada@norrsund.example',
      name: 'Ada',
      role: 'reviewer',
    };
    const ids = await Promise.all(Array.from({ length: 8 }, () => admitFromIssuer(person)));
    expect(new Set(ids).size).toBe(1);
    const rows = await db().ledgerRow.groupBy({ by: ['kind'], where: { subjectId: ids[0] ?? '' }, _count: true });
    expect(rows.map(({ kind, _count }) => [kind, _count]).toSorted()).toEqual([
      ['issuer-account.bound', 1],
      ['member.added', 1],
    ]);
  });

  it('is bound: neither another person nor another member takes it over, whatever writes to the database', async () => {
    const nadia = await aMember('reviewer');
    await admitFromIssuer(of(nadia));
    const where = { memberId_issuer: { memberId: nadia.id, issuer } };
    const other = (await aMember('reviewer')).id;
    for (const data of [{ memberId: other }, { subjectHmac: 'another' }, { issuer: 'https://other.example' }])
      await expect(db().issuerAccount.update({ where, data })).rejects.toThrow(/is bound/);
    await expect(
      db().issuerAccount.create({ data: { memberId: nadia.id, issuer, subjectHmac: 'x' } }),
    ).rejects.toThrow();
    await expect(admitFromIssuer({ ...of(nadia), subject: 'another' })).rejects.toMatchObject({
      because: 'other_account',
    });
  });

  it('of the same name at another issuer is another account', async () => {
    const nadia = await aMember('reviewer');
    await admitFromIssuer(of(nadia));
    const elsewhere = { ...of(nadia), issuer: 'https://other.example', email: null };
    await expect(admitFromIssuer(elsewhere)).rejects.toMatchObject({ because: 'email' });
  });

  it('a role by claim that works on no cases: what the member had claimed is free again', async () => {
    const nadia = await aMember('reviewer');
    await admitFromIssuer(of(nadia));
    const { caseId } = await aCase(await aConnection());
    await claimCase(nadia, caseId);
    await admitFromIssuer(of(nadia, 'auditor'));
    expect(await db().case.findUnique({ where: { id: caseId } })).toMatchObject({ assigneeId: null });
    expect((await sessionInForce(nadia.sessionId, false))?.actor.role).toBe('auditor');
  });

  it('is disconnected by an admin with a proof: sessions end, the next account can be connected', async () => {
    const nadia = await aMember('reviewer', 'Nadia Brandt');
    await admitFromIssuer(of(nadia));
    expect(await codeOf(disconnectIssuers(mei, nadia.id))).toBe('invalid');
    expect(await codeOf(disconnect(nadia, mei.id))).toBe('not_allowed');
    const again = await disconnect(mei, nadia.id);
    expect(await sessionInForce(nadia.sessionId, false)).toBeNull();
    expect(await codeOf(disconnect(again, nadia.id))).toBe('closed');
    expect(await admitFromIssuer({ ...of(nadia), subject: 'made anew' })).toBe(nadia.id);
  });

  it('makes an invited member one who signs in', async () => {
    const nadia = await aMember('reviewer', 'Nadia Invited');
    const stateOf = async () =>
      (await teamOf(mei, 'Nadia Invited')).lines.map(({ state, isConnected }) => [state, isConnected]);
    expect(await stateOf()).toEqual([['invited', false]]);
    await admitFromIssuer(of(nadia));
    expect(await stateOf()).toEqual([['active', true]]);
  });
});

describe('The last admin, who signs in at the issuer and has no password', () => {
  it('is not demoted by a claim; another one who can sign in makes it possible', async () => {
    await expect(admitFromIssuer(of(mei, 'reviewer'))).rejects.toMatchObject({ because: 'last_admin' });
    const invited = await aMember('admin');
    await expect(admitFromIssuer(of(mei, 'reviewer'))).rejects.toMatchObject({ because: 'last_admin' });
    await admitFromIssuer(of(invited));
    await admitFromIssuer(of(mei, 'reviewer'));
    expect(await db().member.findUnique({ where: { id: mei.id } })).toMatchObject({ role: 'reviewer', roleById: null });
  });

  it('stays, whatever writes to the database: demoted, disabled, disconnected; control: no trigger', async () => {
    const where = { id: mei.id };
    for (const data of [{ role: 'manager' }, { disabledAt: new Date() }])
      await expect(db().member.update({ where, data })).rejects.toThrow(/is the last admin/);
    await expect(db().issuerAccount.deleteMany({ where: { memberId: mei.id } })).rejects.toThrow(/is the last admin/);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('ALTER TABLE issuer_account DISABLE TRIGGER issuer_account_last_admin_stays');
    const gone = await owner.query('DELETE FROM issuer_account WHERE member_id = $1', [mei.id]);
    await owner.query('ROLLBACK');
    await owner.end();
    expect(gone.rowCount).toBe(1);
  });
});
