import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { isKnownBrowser, rememberBrowser } from '#lib/data/members/browsers.ts';
import { sessionInForce } from '#lib/data/members/sessions.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { givePassword, password } from '#test/auth/password.ts';
import { aMember } from '#test/builders/member.ts';
import { from, typed } from '#test/builders/visitor.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { signIn } from './sign-in.ts';
import { changePassword, proveAgain } from './step-up.ts';

let database: TestDatabase;
let nadia: MemberActor;
const stepUp = { act: 'ask delete', selectionHash: 'f'.repeat(64) };

beforeAll(async () => {
  database = await testDatabase();
});

beforeEach(async () => {
  await db().rateLimit.deleteMany();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  await givePassword(nadia.id);
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const kinds = async () =>
  (await db().ledgerRow.findMany({ where: { actorId: nadia.id }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind);

test('The right password: the session has a new id and ends as before, the old id is signed out', async () => {
  const before = await sessionInForce(nadia.sessionId, false);
  const sessionId = await proveAgain(nadia, { password }, stepUp);
  const after = await sessionInForce(sessionId, false);
  expect(await sessionInForce(nadia.sessionId, false)).toBeNull();
  expect([after?.actor.id, after?.endsAt]).toEqual([nadia.id, before?.endsAt]);
  expect(await kinds()).toEqual(['session.opened', 'session.stepped-up']);
  expect(await db().stepUp.count({ where: { memberId: nadia.id, usedAt: null } })).toBe(1);
});

test('A wrong password: refused and recorded, the session stays as it is', async () => {
  expect(await codeOf(proveAgain(nadia, { password: 'wrong' }, stepUp))).toBe('invalid');
  expect(await sessionInForce(nadia.sessionId, false)).not.toBeNull();
  expect(await kinds()).toEqual(['session.opened', 'session.step-up-refused']);
  expect(await db().stepUp.count({ where: { memberId: nadia.id } })).toBe(0);
});

test('Ten wrong passwords: also the right one is refused, here and when signing in', async () => {
  for (let guess = 0; guess < 10; guess++)
    expect(await codeOf(proveAgain(nadia, { password: `wrong ${guess}` }, stepUp))).toBe('invalid');
  expect(await codeOf(proveAgain(nadia, { password }, stepUp))).toBe('closed');
  expect(await signIn(typed(nadia.email, password), from('10.0.0.1'))).toMatchObject({ failed: 'rate_limited' });
});

test('Guesses at the sign-in from many addresses: a signed-in member can still prove who they are', async () => {
  for (let guess = 0; guess < 12; guess++) await signIn(typed(nadia.email, `wrong ${guess}`), from(`10.3.0.${guess}`));
  expect(await signIn(typed(nadia.email, password), from('10.0.0.1'))).toMatchObject({ failed: 'rate_limited' });
  expect(await proveAgain(nadia, { password }, stepUp)).toHaveLength(43);
});

describe('A new password', () => {
  const replaced = 'seven horses under a tin roof';
  const change = (current: string) => changePassword(nadia, { current, password: replaced }, 'this browser');

  test('with the one before: other sessions and browsers end, this one goes on under a new id', async () => {
    await rememberBrowser(nadia.id, 'this browser', null);
    await rememberBrowser(nadia.id, 'another browser', null);
    const elsewhere = await signIn(typed(nadia.email, password), from('10.0.0.1'));
    const sessionId = await change(password);
    expect(await sessionInForce(sessionId, false)).not.toBeNull();
    expect(await sessionInForce(nadia.sessionId, false)).toBeNull();
    expect(await sessionInForce('sessionId' in elsewhere ? elsewhere.sessionId : '', false)).toBeNull();
    const known = ['this browser', 'another browser'].map((id) => isKnownBrowser(nadia.id, id));
    expect(await Promise.all(known)).toEqual([true, false]);
    expect(await signIn(typed(nadia.email, password), from('10.0.0.1'))).toEqual({ failed: 'wrong' });
    expect(await signIn(typed(nadia.email, replaced), from('10.0.0.1'))).toHaveProperty('sessionId');
  });

  test('with a wrong one before: refused and recorded, ten times; then also with the right one', async () => {
    for (let guess = 0; guess < 10; guess++) expect(await codeOf(change(`wrong ${guess}`))).toBe('invalid');
    expect(await codeOf(change(password))).toBe('closed');
    expect((await kinds()).filter((kind) => kind === 'password.refused')).toHaveLength(10);
    expect(await sessionInForce(nadia.sessionId, false)).not.toBeNull();
  });
});
