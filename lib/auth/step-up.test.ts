import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { sessionInForce } from '#lib/data/members/sessions.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { hashPassword } from './password.ts';
import { signIn } from './sign-in.ts';
import { confirmPassword } from './step-up.ts';

let database: TestDatabase;
let passwordHash: string;
let nadia: MemberActor;
const password = 'a long enough passphrase';
const stepUp = { act: 'ask delete', selectionHash: 'f'.repeat(64) };

beforeAll(async () => {
  database = await testDatabase();
  passwordHash = await hashPassword(password);
});

beforeEach(async () => {
  await db().rateLimit.deleteMany();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  await db().member.update({ where: { id: nadia.id }, data: { passwordHash } });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const kinds = async () =>
  (await db().ledgerRow.findMany({ where: { actorId: nadia.id }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind);

test('The right password: the session has a new id and ends as before, the old id is signed out', async () => {
  const before = await sessionInForce(nadia.sessionId, false);
  const sessionId = await confirmPassword(nadia, password, stepUp);
  const after = await sessionInForce(sessionId, false);
  expect(await sessionInForce(nadia.sessionId, false)).toBeNull();
  expect([after?.actor.id, after?.endsAt]).toEqual([nadia.id, before?.endsAt]);
  expect(await kinds()).toEqual(['session.opened', 'session.stepped-up']);
  expect(await db().stepUp.count({ where: { memberId: nadia.id, usedAt: null } })).toBe(1);
});

test('A wrong password: refused and recorded, the session stays as it is', async () => {
  expect(await codeOf(confirmPassword(nadia, 'wrong', stepUp))).toBe('invalid');
  expect(await sessionInForce(nadia.sessionId, false)).not.toBeNull();
  expect(await kinds()).toEqual(['session.opened', 'session.step-up-refused']);
  expect(await db().stepUp.count({ where: { memberId: nadia.id } })).toBe(0);
});

test('Ten wrong passwords: also the right one is refused, here and when signing in', async () => {
  for (let guess = 0; guess < 10; guess++)
    expect(await codeOf(confirmPassword(nadia, `wrong ${guess}`, stepUp))).toBe('invalid');
  expect(await codeOf(confirmPassword(nadia, password, stepUp))).toBe('closed');
  expect(await signIn(nadia.email, password, '10.0.0.1')).toMatchObject({ failed: 'rate_limited' });
});
