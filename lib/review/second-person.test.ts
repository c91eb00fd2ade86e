import { expect, test } from 'vitest';
import type { MemberActor } from './actor.ts';
import { Refusal } from './refusal.ts';
import { actsOn, goodUntil, mustBeAuthor, mustBeInTime, mustBeSecond, stateAt } from './second-person.ts';
import { givenSentence } from './sentence.ts';

const asked = new Date('2026-11-27T12:00:00Z');
const inTime = new Date('2026-12-04T11:59:59Z');
const expiresAt = new Date('2026-12-04T12:00:00Z');
const member = (id: string) => ({ kind: 'member', id, role: 'approver' }) as MemberActor;

/** The code of a refusal, or "done". */
function codeOf(act: () => void): string {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test('A request waits for seven days, and is then expired', () => {
  expect(goodUntil(asked)).toEqual(expiresAt);
  expect(stateAt({ state: 'waiting', expiresAt }, inTime)).toBe('waiting');
  expect(stateAt({ state: 'waiting', expiresAt }, expiresAt)).toBe('expired');
  expect(stateAt({ state: 'refused', expiresAt }, expiresAt)).toBe('refused');
  expect(codeOf(() => mustBeInTime({ expiresAt }, inTime))).toBe('done');
  expect(codeOf(() => mustBeInTime({ expiresAt }, expiresAt))).toBe('closed');
});

const none = { confirm: false, refuse: false, withdraw: false };

test.each([
  ['waiting', { isOwn: false, canConfirm: true }, { ...none, confirm: true, refuse: true }],
  ['waiting', { isOwn: true, canConfirm: true }, { ...none, withdraw: true }],
  ['waiting', { isOwn: false, canConfirm: false }, none],
  ['refused', { isOwn: false, canConfirm: true }, none],
  ['expired', { isOwn: true, canConfirm: true }, none],
])('A request that is %s, to a member with %j: %j', (state, reader, expected) => {
  expect(actsOn(state, reader)).toEqual(expected);
});

test('The member who asked neither confirms nor refuses, and no other member withdraws', () => {
  expect(codeOf(() => mustBeSecond(member('a'), 'a', 'Withdraw it instead.'))).toBe('not_allowed');
  expect(codeOf(() => mustBeSecond(member('b'), 'a', 'Withdraw it instead.'))).toBe('done');
  expect(codeOf(() => mustBeAuthor(member('b'), 'a'))).toBe('not_allowed');
  expect(codeOf(() => mustBeAuthor(member('a'), 'a'))).toBe('done');
});

test('A sentence is trimmed and composed; an empty one and a long one are refused', () => {
  expect(givenSentence('  Cafe\u0301  ', 'answer')).toBe('Café');
  expect(givenSentence('a'.repeat(500), 'answer')).toHaveLength(500);
  for (const text of ['', ' \n ', 'a'.repeat(501)]) expect(codeOf(() => givenSentence(text, 'answer'))).toBe('invalid');
});
