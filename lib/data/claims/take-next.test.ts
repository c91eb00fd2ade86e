import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { ClaimOrder } from '#lib/review/policies/policies.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { publishClaims } from '#test/claims/policy.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { addConnection } from '../connections/connections.ts';
import { closeDatabase, db } from '../database.ts';
import { claimCase } from './claim.ts';
import { releaseCase } from './release.ts';
import { setSkills } from './skills.ts';
import { skipCase } from './skip.ts';
import { standingOf } from './standing.ts';
import { takeNext } from './take-next.ts';

let database: TestDatabase;
let connection: string;
let elsewhere: string;
let nadia: MemberActor;
let tomas: MemberActor;
let ines: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  const settings = { baseUrl: 'https://vendor.invalid', clientId: 'desk', apiKey: 'not-a-key' };
  elsewhere = await addConnection(worker, { provider: 'kestrel', label: 'Elsewhere', mode: 'test', settings });
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
  ines = await aMember('approver', 'Inês Duarte');
});

beforeEach(async () => {
  // What an earlier test left is no longer offered.
  await db().case.updateMany({ where: { state: { not: 'on_hold' } }, data: { state: 'on_hold' } });
  await db().case.updateMany({ where: { assignedById: { not: null } }, data: { assignedById: null } });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const setCase = (id: string, data: object) => db().case.update({ where: { id }, data });
const taken = async (actor: MemberActor) => (await takeNext(actor))?.caseId ?? null;

/** An open case that is due in so many minutes. */
async function dueIn(minutes: number, more: object = {}, at = connection): Promise<string> {
  const { caseId } = await aCase(at);
  await setCase(caseId, { dueAt: inMinutes(minutes), ...more });
  return caseId;
}

/** What a member is given, one case after the other, each put on hold. */
async function allFor(actor: MemberActor): Promise<string[]> {
  const given: string[] = [];
  for (let caseId = await taken(actor); caseId !== null; caseId = await taken(actor)) {
    given.push(caseId);
    await setCase(caseId, { state: 'on_hold' });
  }
  return given;
}

describe('The order', () => {
  it.each<[ClaimOrder, number[]]>([
    ['due', [1, 2, 0]],
    ['risk', [0, 2, 1]],
    ['age', [2, 0, 1]],
  ])('by %s', async (order, expected) => {
    const cases = [
      await dueIn(30, { risk: 'high', openedAt: inMinutes(-20) }),
      await dueIn(10, { risk: 'low', openedAt: inMinutes(-10) }),
      await dueIn(20, { risk: 'medium', openedAt: inMinutes(-30) }),
    ];
    await publishClaims({ order });
    await setSkills(await aMember('admin'), tomas.id, ['blockpass']);
    const given = await allFor(nadia);
    for (const id of cases) await setCase(id, { state: 'open', assigneeId: null, assignedById: null });
    const givenToSkilled = await allFor(tomas);
    await setSkills(await aMember('admin'), tomas.id, []);
    await publishClaims({});
    expect(given).toEqual(expected.map((index) => cases[index]));
    expect(givenToSkilled).toEqual(given);
  });

  it('own assigned cases come first, then claims that ended, then free ones; never those of others', async () => {
    const free = await dueIn(10);
    const ended = await dueIn(20);
    await claimCase(tomas, ended);
    await setCase(ended, { claimedUntil: inMinutes(-1) });
    const own = await dueIn(30, { assigneeId: nadia.id, assignedById: ines.id });
    const ownEnded = await dueIn(40, { assigneeId: nadia.id, assignedById: ines.id });
    await claimCase(nadia, ownEnded);
    await setCase(ownEnded, { claimedUntil: inMinutes(-1) });
    await dueIn(1, { assigneeId: tomas.id, assignedById: ines.id });
    const held = await dueIn(2);
    await claimCase(tomas, held);
    for (const state of ['on_hold', 'snoozed', 'waiting_for_applicant', 'escalated'])
      await dueIn(3, { state, ...(state === 'snoozed' ? { wakesAt: inMinutes(60) } : {}) });
    expect(await allFor(nadia)).toEqual([own, ownEnded, ended, free]);
  });

  it('an approver is given escalated cases before free ones', async () => {
    const free = await dueIn(10);
    const escalated = await dueIn(20, { state: 'escalated' });
    expect(await allFor(ines)).toEqual([escalated, free]);
  });

  it('an assigned case stays assigned while it is claimed', async () => {
    const own = await dueIn(30, { assigneeId: nadia.id, assignedById: ines.id });
    expect(await taken(nadia)).toBe(own);
    expect(await db().case.findUniqueOrThrow({ where: { id: own } })).toMatchObject({
      state: 'claimed',
      assigneeId: nadia.id,
      assignedById: ines.id,
    });
  });
});

describe('A member', () => {
  it('who skipped a case is not given it for eight hours; others are', async () => {
    const [first, second] = [await dueIn(10), await dueIn(20)];
    expect(await taken(nadia)).toBe(first);
    await skipCase(nadia, { caseId: first, reason: 'language', words: '' });
    expect(await taken(nadia)).toBe(second);
    await setCase(second, { state: 'on_hold' });
    expect(await taken(nadia)).toBeNull();
    expect(await taken(tomas)).toBe(first);
    await releaseCase(tomas, first);
    await db().caseSkip.updateMany({ data: { skippedAt: inMinutes(-8 * 60 - 1) } });
    expect(await taken(nadia)).toBe(first);
  });

  it('with skills is given cases of these providers only, also where they are rare and late', async () => {
    await dueIn(10);
    const rare = await dueIn(20, {}, elsewhere);
    await setSkills(await aMember('admin'), nadia.id, ['kestrel']);
    const given = await allFor(nadia);
    await setSkills(await aMember('admin'), nadia.id, []);
    expect(given).toEqual([rare]);
    expect(await codeOf(setSkills(nadia, nadia.id, ['kestrel']))).toBe('not_allowed');
  });

  it('at the limit of claims is given the oldest of theirs again; many requests at once take one case', async () => {
    const [first] = [await dueIn(10), await dueIn(20)];
    const answers = await Promise.all(Array.from({ length: 6 }, () => takeNext(nadia)));
    expect(new Set(answers.map((answer) => answer?.caseId))).toEqual(new Set([first]));
    expect(answers.filter((answer) => answer?.isResumed === false)).toHaveLength(1);
    expect(await db().ledgerRow.count({ where: { kind: 'case.claimed', subjectId: first } })).toBe(1);
  });

  it('without a case left, or whose role decides nothing, is given none', async () => {
    expect(await takeNext(nadia)).toBeNull();
    for (const role of ['admin', 'manager', 'auditor'] as const)
      expect(await codeOf(takeNext(await aMember(role)))).toBe('not_allowed');
  });

  it('who was disabled after the request began is given none', async () => {
    const paul = await aMember('reviewer');
    await dueIn(10);
    await db().member.update({ where: { id: paul.id }, data: { disabledAt: new Date() } });
    expect(await codeOf(takeNext(paul))).toBe('not_allowed');
  });
});

it('The position of a case is counted among those that need a review, first due first', async () => {
  await db().case.updateMany({ where: { state: 'on_hold' }, data: { state: 'snoozed', wakesAt: inMinutes(60) } });
  const [second, first] = [await dueIn(20), await dueIn(10)];
  await claimCase(tomas, first);
  expect(await standingOf(nadia, second)).toEqual({ position: 2, total: 2 });
  await setCase(second, { state: 'snoozed', wakesAt: inMinutes(60) });
  expect(await standingOf(nadia, second)).toEqual({ position: null, total: 1 });
  expect(await standingOf(nadia, randomUUID())).toEqual({ position: null, total: 1 });
});
