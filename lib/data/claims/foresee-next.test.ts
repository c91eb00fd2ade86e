import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ClaimOrder } from '#lib/review/policies/policies.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { publishClaims } from '#test/claims/policy.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db, pool } from '../database.ts';
import { claimCase } from './claim.ts';
import { foreseeNext } from './foresee-next.ts';
import { setSkills } from './skills.ts';
import { skipCase } from './skip.ts';
import { takeNext } from './take-next.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;
let nothing: string;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
  nothing = crypto.randomUUID();
});

beforeEach(async () => {
  await db().case.updateMany({ where: { state: { not: 'on_hold' } }, data: { state: 'on_hold' } });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

type Opened = { caseId: string; applicantId: string };

async function dueIn(minutes: number, more: object = {}): Promise<Opened> {
  const { caseId, applicantId } = await aCase(connection);
  await db().case.update({ where: { id: caseId }, data: { dueAt: new Date(Date.now() + minutes * 60_000), ...more } });
  return { caseId, applicantId };
}

const ids = (all: Opened[]) => all.map(({ applicantId }) => applicantId);

describe('Who is next', () => {
  it.each<ClaimOrder>(['due', 'age', 'risk'])('is whom the member is then given, by %s', async (order) => {
    await dueIn(30, { risk: 'high' });
    await dueIn(10, { risk: 'low' });
    await dueIn(20, { risk: 'medium' });
    await publishClaims({ order });
    const open = await takeNext(nadia);
    const foreseen = await foreseeNext(nadia, open?.caseId ?? '');
    const given: string[] = [];
    for (let left = open; given.length < 2; ) {
      await db().case.update({ where: { id: left?.caseId ?? '' }, data: { state: 'on_hold' } });
      left = await takeNext(nadia);
      given.push(left?.applicantId ?? '');
    }
    await publishClaims({});
    expect(foreseen).toEqual(given);
  });

  it('leaves out what the member skipped, what others have and what needs a skill they lack', async () => {
    const [taken, skipped, free] = [await dueIn(1), await dueIn(2), await dueIn(3)];
    await claimCase(tomas, taken.caseId);
    await claimCase(nadia, skipped.caseId);
    await skipCase(nadia, { caseId: skipped.caseId, reason: 'language', words: '' });
    expect(await foreseeNext(nadia, nothing)).toEqual(ids([free]));
    await setSkills(await aMember('admin'), nadia.id, ['kestrel']);
    expect(await foreseeNext(nadia, nothing)).toEqual([]);
    await setSkills(await aMember('admin'), nadia.id, []);
  });

  it('at the limit of claims is the oldest of these', async () => {
    const [own] = [await dueIn(1), await dueIn(2)];
    await publishClaims({ maxHeld: 1 });
    await takeNext(nadia);
    expect(await foreseeNext(nadia, nothing)).toEqual(ids([own]));
    await publishClaims({});
  });

  it('is not told to a role that decides nothing', async () => {
    expect(await codeOf(foreseeNext(await aMember('auditor'), nothing))).toBe('not_allowed');
  });
});

describe('Foreseeing', () => {
  const whileOpen = async (sql: string, work: () => Promise<unknown>) => {
    const client = await pool().connect();
    try {
      await client.query('BEGIN');
      await client.query(sql, [nadia.id, nothing]);
      return await work();
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };
  const given = async () => (await takeNext(tomas))?.applicantId;

  it('claims, locks and records nothing: another member is given the case meanwhile', async () => {
    const first = await dueIn(1);
    const rows = await db().ledgerRow.count();
    const look = `SELECT * FROM foresee_next($1, false, interval '8 hours', $2, 2)`;
    expect(await whileOpen(look, given)).toBe(first.applicantId);
    await foreseeNext(nadia, nothing);
    expect(await db().ledgerRow.count(), 'only the claim').toBe(rows + 1);
  });

  it('control: choosing as for a claim would have hidden the case from the other', async () => {
    const [first, second] = [await dueIn(1), await dueIn(2)];
    const choose = `SELECT choose_case_by_due($1, false, now(), ARRAY[$2]::uuid[], null)`;
    expect(await whileOpen(choose, given)).toBe(second.applicantId);
    expect(await foreseeNext(nadia, nothing)).toEqual([first.applicantId]);
  });
});
