import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { acceptedValues } from './accept.ts';
import { differencesOf, rebase } from './difference.ts';
import { effectsOf, heldFields } from './effects.ts';
import { cellKey, keyLabel, keysOf } from './matrix.ts';
import { nextPublishState, type PublishEvent, type PublishState, publishStates } from './publish.ts';
import { type RuleBook, scopeText } from './rule.ts';
import { comparePassRate, compareScore, emptySample, type Sample, withOne } from './watch.ts';

const weight = (key: string) => ({
  key,
  label: `The ${key}`,
  meaning: 'It counts',
  unit: 'share',
  hint: { from: 0, to: 1 },
  step: 0.01,
  stricter: 'higher' as const,
  group: 'All',
  standard: null,
});
const matrix = {
  switches: [
    { key: 'name', label: 'Name', field: 'first_name' },
    { key: 'face', label: 'Face', field: null },
  ],
  types: [{ id: 'passport', label: 'Passport' }],
  sources: [
    { id: 'ocr', label: 'print' },
    { id: 'mrz', label: 'zone' },
  ],
  absent: [cellKey('passport', 'mrz', 'face')],
};
const book: RuleBook = { scope: [], weights: ['a', 'b', 'c'].map(weight), requirements: matrix };

describe('The values that are accepted', () => {
  const refused = (values: Record<string, unknown>) => {
    try {
      acceptedValues(book, 'weights', values);
    } catch (error) {
      return error instanceof Refusal ? Object.keys(error.fields ?? {}) : error;
    }
    return null;
  };

  test.each([
    ['all of them', { a: 0, b: -0.5, c: 7 }, null],
    ['one is missing', { a: 0, b: 1 }, ['c']],
    ['NaN', { a: Number.NaN, b: 1, c: 1 }, ['a']],
    ['1e309', { a: Number.POSITIVE_INFINITY, b: 1, c: 1 }, ['a']],
    ['text', { a: '0.5', b: 1, c: 1 }, ['a']],
    ['a switch', { a: true, b: 1, c: 1 }, ['a']],
    ['null', { a: null, b: 1, c: 1 }, ['a']],
    ['one more', { a: 1, b: 1, c: 1, d: 1 }, ['d']],
    [
      'an inherited key',
      JSON.parse('{"a":1,"b":1,"__proto__":{"c":1}}') as Record<string, unknown>,
      ['__proto__', 'c'],
    ],
  ])('%s', (_, values, fields) => {
    expect(refused(values)).toEqual(fields);
  });

  test('a switch is on or off, in every cell', () => {
    const all = Object.fromEntries(keysOf(book, 'requirements').map((key) => [key, false]));
    expect(Object.keys(acceptedValues(book, 'requirements', all))).toHaveLength(4);
    expect(() => acceptedValues(book, 'requirements', { ...all, 'passport/ocr/name': 1 })).toThrow(Refusal);
    expect(() => acceptedValues({ ...book, requirements: null }, 'requirements', {})).toThrow(Refusal);
  });

  test('outside the hinted range is accepted', () => {
    expect(acceptedValues(book, 'weights', { a: 400, b: 1, c: 1 })).toEqual({ a: 400, b: 1, c: 1 });
  });
});

test('Differences keep the order of the keys, and tell a missing value from any other', () => {
  expect(differencesOf({ b: 1, a: false }, { b: 2, a: false, c: 3 }, ['c', 'b', 'a'])).toEqual([
    { key: 'c', before: null, after: 3 },
    { key: 'b', before: 1, after: 2 },
  ]);
});

test.each([
  // base, draft, current: value, whose
  [1, 1, 1, 1, null],
  [1, 2, 1, 2, 'mine'],
  [1, 1, 3, 3, 'theirs'],
  [1, 2, 3, 2, 'conflicts'],
  [1, 2, 2, 2, null],
] as const)('Rebased: began with %s, draft %s, now %s', (base, draft, current, value, whose) => {
  const { values, ...lists } = rebase({ a: base }, { a: draft }, { a: current }, ['a']);
  expect(values).toEqual({ a: value });
  expect(Object.entries(lists).flatMap(([name, keys]) => (keys.length > 0 ? [name] : []))).toEqual(
    whose === null ? [] : [whose],
  );
});

describe('A request to publish', () => {
  const reached = (event: PublishEvent) =>
    Object.fromEntries(
      publishStates.flatMap((state) => {
        const next = nextPublishState(state, event);
        return next ? [[state, next]] : [];
      }),
    );
  const cases: [PublishEvent, Partial<Record<PublishState, PublishState>>][] = [
    [{ kind: 'approve', isLater: false }, { waiting: 'approved' }],
    [{ kind: 'approve', isLater: true }, { waiting: 'scheduled' }],
    [{ kind: 'refuse' }, { waiting: 'refused' }],
    [
      { kind: 'withdraw' },
      { waiting: 'withdrawn', approved: 'withdrawn', scheduled: 'withdrawn', suspended: 'withdrawn' },
    ],
    [{ kind: 'draft_changed' }, { waiting: 'void', approved: 'void', scheduled: 'void', suspended: 'void' }],
    [{ kind: 'target_changed' }, { waiting: 'void', approved: 'void', scheduled: 'suspended' }],
    [{ kind: 'expire' }, { waiting: 'expired' }],
    [{ kind: 'send' }, { approved: 'sending', scheduled: 'sending' }],
    [{ kind: 'confirm' }, { sending: 'published' }],
    [{ kind: 'fail' }, { sending: 'failed' }],
    [{ kind: 'watch_over' }, { published: 'watched' }],
  ];
  test.each(cases)('%j leads only from these states', (event, states) => {
    expect(reached(event)).toEqual(states);
  });
});

describe('The watch', () => {
  const sample = (judged: number, passed: number, score = 0.8): Sample =>
    Array.from({ length: judged }, (_, at) => at).reduce(
      (sum, at) => withOne(sum, { verified: at < passed, score: score + (at % 2 === 0 ? 0.05 : -0.05) }),
      emptySample,
    );

  test.each([
    ['the same rate', sample(1_000, 870), sample(200, 174), false],
    ['a little less, within chance', sample(1_000, 870), sample(200, 168), false],
    ['much less', sample(1_000, 870), sample(200, 140), true],
    ['much more', sample(1_000, 500), sample(200, 190), true],
    ['all before and all after', sample(100, 100), sample(100, 100), false],
  ])('%s', (_, before, after, isOutside) => {
    expect(comparePassRate(before, after).isOutside).toBe(isOutside);
  });

  test('with fewer than 30 on a side nothing is compared', () => {
    expect(comparePassRate(sample(1_000, 900), sample(29, 0))).toMatchObject({ band: null, isOutside: false });
    expect(comparePassRate(emptySample, emptySample)).toMatchObject({ before: null, after: null, band: null });
  });

  test('the mean score moves by more than chance', () => {
    expect(compareScore(sample(500, 400), sample(200, 160)).isOutside).toBe(false);
    expect(compareScore(sample(500, 400), sample(200, 160, 0.72)).isOutside).toBe(true);
  });
});

test('A switch counts the documents of its type and source that lack its field', () => {
  const document = (fields: [name: string, source: string][]) => ({
    documents: [
      {
        type: 'passport',
        fields: fields.map(([name, source]) => ({ name, source, value: 'x', page: null, outcome: null })),
      },
    ],
  });
  type Given = Parameters<typeof heldFields>[1];
  const held = [
    ...heldFields('one', document([['first_name', 'ocr']]) as Given, matrix),
    ...heldFields('two', document([['last_name', 'ocr']]) as Given, matrix),
    ...heldFields('three', document([['last_name', 'mrz']]) as Given, matrix),
  ];
  const change = (key: string, after: boolean) => ({ key, before: !after, after });
  const effects = effectsOf(
    matrix,
    [change('passport/ocr/name', true), change('passport/mrz/name', false), change('passport/ocr/face', true)],
    held,
  );
  expect(effects.map(({ applicantIds }) => applicantIds)).toEqual([['two'], ['three'], null]);
});

test('A cell and a scope in words', () => {
  expect(keyLabel(book, 'requirements', 'passport/mrz/name')).toBe('Name, passport, zone');
  expect(
    scopeText([
      { label: 'Client', value: 'client-7' },
      { label: 'User', value: null },
    ]),
  ).toBe('client-7, all users');
});
