import { describe, expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import type { HeldFields } from '../effects.ts';
import type { RequirementMatrix, RuleValues } from '../rule.ts';
import { replay } from './held-fields.ts';
import { acceptedResult, type SimulationResult } from './result.ts';

const matrix: RequirementMatrix = {
  switches: [
    { key: 'name', label: 'Name', field: 'first_name' },
    { key: 'street', label: 'Street', field: 'street' },
    { key: 'face', label: 'Face', field: null },
  ],
  types: [{ id: 'passport', label: 'Passport' }],
  sources: [{ id: 'ocr', label: 'print' }],
  absent: [],
};

const values = (on: string[]): RuleValues =>
  Object.fromEntries(['name', 'street', 'face'].map((key) => [`passport/ocr/${key}`, on.includes(key)]));

const held = (applicantId: string, fields: string[]): HeldFields => {
  return { applicantId, type: 'passport', source: 'ocr', fields };
};

const people = [held('both', ['first_name', 'street']), held('name', ['first_name']), held('neither', [])];

describe('Stored documents under a changed matrix', () => {
  test.each<[string, string[], string[], Omit<ReturnType<typeof replay>, 'used'>]>([
    ['a switch is turned on', ['name'], ['name', 'street'], { newlyPassed: 0, newlyFailed: 1, cantTell: 0 }],
    ['a switch is turned off', ['name', 'street'], ['name'], { newlyPassed: 1, newlyFailed: 0, cantTell: 0 }],
    ['one on, one off', ['street'], ['name'], { newlyPassed: 1, newlyFailed: 0, cantTell: 0 }],
    [
      'what no document tells is turned on',
      ['name'],
      ['name', 'face'],
      { newlyPassed: 0, newlyFailed: 0, cantTell: 2 },
    ],
    ['what no document tells stays on', ['face'], ['face', 'name'], { newlyPassed: 0, newlyFailed: 1, cantTell: 0 }],
    ['nothing changes', ['name'], ['name'], { newlyPassed: 0, newlyFailed: 0, cantTell: 0 }],
  ])('%s', (_, before, after, expected) => {
    expect(replay(matrix, values(before), values(after), people)).toEqual({ used: 3, ...expected });
  });

  test('someone with two documents fails by either, and is counted once', () => {
    const two = [held('one', ['first_name', 'street']), held('one', ['first_name'])];
    expect(replay(matrix, values(['name']), values(['name', 'street']), two)).toMatchObject({
      used: 1,
      newlyFailed: 1,
    });
  });
});

describe('A result that is stored', () => {
  const good: SimulationResult = {
    formula: 'local.1',
    draftHash: 'a'.repeat(64),
    baseHash: 'b'.repeat(64),
    used: 943,
    skipped: [{ reason: 'no_score', count: 57 }],
    newlyPassed: 12,
    newlyFailed: 31,
    cantTell: 5,
    error: { residual: 0.021, coverage: 0.94 },
  };

  test('holds counts, its error, its formula and what it was run on', () => {
    expect(acceptedResult('weights', good)).toEqual(good);
    expect(acceptedResult('requirements', { ...good, error: null }).error).toBeNull();
    expect(
      acceptedResult('weights', { ...good, used: 0, newlyPassed: 0, newlyFailed: 0, cantTell: 0, error: null }),
    ).toMatchObject({ used: 0 });
  });

  test.each<[string, Record<string, unknown>]>([
    ['more effects than applicants', { used: 40 }],
    ['a count that is no number', { newlyFailed: Number.NaN }],
    ['a negative count', { newlyPassed: -1 }],
    ['weights without an error', { error: null }],
    ['an endless error', { error: { residual: Number.POSITIVE_INFINITY, coverage: 0.9 } }],
    ['a draft that is what is in force', { draftHash: 'b'.repeat(64) }],
    ['a reason that is not known', { skipped: [{ reason: 'tired', count: 3 }] }],
    ['the ids of applicants', { applicantIds: ['one'] }],
  ])('is refused with %s', (_, change) => {
    expect(() => acceptedResult('weights', { ...good, ...change })).toThrow(Refusal);
  });
});
