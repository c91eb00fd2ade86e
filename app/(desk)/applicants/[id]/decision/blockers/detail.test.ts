import { describe, expect, it } from 'vitest';
import type { CheckView } from '#lib/review/applicant/view.ts';
import type { Fact } from '#lib/review/facts/fact.ts';
import { detailOf } from './detail.ts';

const value = (source: string, text: string) => ({ source, value: text, verbatim: null });

const birthDate = (change: Partial<Fact> = {}): Fact => ({
  field: 'birthDate',
  label: 'Birth date',
  value: null,
  isMasked: false,
  canReveal: false,
  agree: 0,
  difference: {
    tone: 'fail',
    title: 'Birth date differs',
    values: [value('Provided', '1991-04-03'), value('Printed', '1991-03-04'), value('MRZ', '1991-03-04')],
    remark: null,
  },
  ...change,
});

const check: CheckView = {
  kind: 'face',
  name: 'face',
  label: 'Face match',
  outcome: 'fail',
  providerOutcome: 'FAILED',
  outcomeWords: 'no match',
  score: 0.7128,
  reasons: ['Face is covered'],
  at: null,
};

const view = (facts: Fact[], checks: CheckView[] = []) => ({ identity: facts, contact: [], documents: [], checks });
const differs = { kind: 'difference', title: 'Birth date differs' } as const;

describe('The second line of a blocker', () => {
  it('names what each source says, those that agree together', () => {
    const said = 'Provided 03 Apr 1991, printed and MRZ 04 Mar 1991';
    expect(detailOf(differs, view([birthDate()]))).toBe(said);
  });

  it('sets a name that is written from right to left apart, so that the words beside it stay in order', () => {
    const values = [value('Provided', 'شيماء'), value('Printed', 'Chaimae')];
    const difference = { tone: 'attention', title: 'Name in two scripts', values, remark: null } as const;
    const name = birthDate({ field: 'name', difference });
    const said = 'Provided \u2068شيماء\u2069, printed Chaimae';
    expect(detailOf({ kind: 'difference', title: 'Name in two scripts' }, view([name]))).toBe(said);
  });

  it('is absent where the fact is masked, or is not there', () => {
    expect(detailOf(differs, view([birthDate({ isMasked: true })]))).toBeNull();
    expect(detailOf(differs, view([]))).toBeNull();
  });

  it('has the figure and the word of a check that its title has not', () => {
    const failed = { kind: 'check', title: 'Face match: failed' } as const;
    expect(detailOf(failed, view([], [check]))).toBe('No match, score 0.71, Face is covered');
    const twice = { ...check, score: null, reasons: ['no match'] };
    expect(detailOf(failed, view([], [twice])), 'once').toBe('No match');
    const same = { kind: 'check', title: 'Face match: no match' } as const;
    expect(detailOf(same, view([], [{ ...check, score: null, reasons: [] }]))).toBeNull();
  });
});
