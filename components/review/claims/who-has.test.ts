import { expect, test } from 'vitest';
import type { CaseView } from '#lib/review/case/view.ts';
import { whoHas } from './who-has.ts';

const now = '2026-11-27T12:00:00.000Z';
const claim = { at: '2026-11-27T11:55:00.000Z', until: '2026-11-27T12:05:00.000Z' };
const caseOf = (change: Partial<CaseView>) =>
  ({ state: 'claimed', assignee: null, claim: null, ...change }) as CaseView;
const [me, kofi] = [
  { id: 'me', name: 'Nadia Brandt' },
  { id: 'k', name: 'Kofi Oyelaran' },
];

test.each([
  ['no case', null, null],
  ['a decided case', caseOf({ state: 'decided', assignee: me }), null],
  ['a free case', caseOf({ state: 'open' }), { kind: 'free' }],
  ['a claim of another', caseOf({ assignee: kofi, claim }), { kind: 'theirs', name: kofi.name, since: claim.at }],
  ['an assignment of another', caseOf({ assignee: kofi }), { kind: 'theirs', name: kofi.name, since: null }],
  ['an own claim', caseOf({ assignee: me, claim }), { kind: 'mine', until: claim.until }],
  ['an own assignment', caseOf({ assignee: me }), { kind: 'mine', until: null }],
])('%s: is said', (_name, current, expected) => {
  expect(whoHas(current, 'me', null, now)).toEqual(expected);
});

test('An own claim that was kept ends later; one whose time is over is none', () => {
  const mine = caseOf({ assignee: me, claim });
  const kept = '2026-11-27T12:09:00.000Z';
  expect(whoHas(mine, 'me', kept, now)).toEqual({ kind: 'mine', until: kept });
  expect(whoHas(mine, 'me', null, '2026-11-27T12:05:01.000Z')).toEqual({ kind: 'mine', until: null });
});
