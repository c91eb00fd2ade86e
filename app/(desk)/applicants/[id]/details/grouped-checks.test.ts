import { expect, it } from 'vitest';
import type { CheckView } from '#lib/review/applicant/view.ts';
import { groupsOf, resultWords } from './grouped-checks.ts';

const check = (changed: Partial<CheckView>): CheckView => ({
  kind: 'document',
  name: 'rule',
  label: 'Document, expiry date',
  outcome: 'pass',
  providerOutcome: null,
  outcomeWords: null,
  score: null,
  reasons: [],
  at: null,
  ...changed,
});

it('Failed checks come first, and passed and not done are apart', () => {
  const outcomes = ['pass', 'not_done', 'pending', 'attention', 'unknown', 'fail'] as const;
  const { open, passed, notDone } = groupsOf(outcomes.map((outcome) => check({ outcome })));
  expect(open.map(({ outcome }) => outcome)).toEqual(['fail', 'unknown', 'attention', 'pending']);
  expect([passed.length, notDone.length]).toEqual([1, 1]);
});

it('A passed check whose name is only quoted is not folded away', () => {
  const { open, passed } = groupsOf([check({ label: 'Document, “BrandNewRule”' }), check({})]);
  expect(open.map(({ label }) => label)).toEqual(['Document, “BrandNewRule”']);
  expect(passed).toHaveLength(1);
});

it.each([
  [{ outcome: 'fail', providerOutcome: 'Fail' }, 'Failed'],
  [{ outcome: 'attention', providerOutcome: 'potential_match', outcomeWords: 'possible match' }, 'Possible match'],
  [{ outcome: 'unknown', providerOutcome: 'needs_second_look' }, 'Not clear: “needs_second_look”'],
  [{ outcome: 'unknown', providerOutcome: 'clear', outcomeWords: 'clear' }, 'Not clear: “clear”'],
  [{ outcome: 'unknown' }, 'Not clear'],
  [{ outcome: 'not_done', providerOutcome: 'false' }, 'Not done'],
] as const)('The result of %j is %s', (changed, words) => expect(resultWords(check(changed))).toBe(words));
