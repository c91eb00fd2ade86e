import { describe, expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { keyActs } from './acts.ts';
import { asTheyCome, choiceOf, edited, type KeyChoice, type KeyEdit, keyOf, screenKeys } from './choice.ts';

const set = (act: string, key: string): KeyEdit => ({ do: 'set', act, key });
const chosen = (...edits: KeyEdit[]): KeyChoice => edits.reduce(edited, asTheyCome);

function refusal(choice: KeyChoice, edit: KeyEdit): string | null {
  try {
    edited(choice, edit);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

test('Each act has an id of its own, and one group and key lead to one act', () => {
  const ids = keyActs.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const places = keyActs.flatMap(({ of, key }) => of.map((group) => `${group} ${key}`));
  expect(new Set(places).size).toBe(places.length);
});

test('Two acts that act on one screen and come with one key are those that take turns', () => {
  const pairs = keyActs.flatMap((one, nth) =>
    keyActs
      .slice(nth + 1)
      .filter(({ key, on }) => key === one.key && (!on || !one.on || on.some((screen) => one.on?.includes(screen))))
      .map((other) => `${one.id} ${other.id}`),
  );
  // A list of hits beside a case; an outcome or the second person's answer, of which one is on the screen.
  expect(pairs).toEqual(['next-row skip', 'reject return', 'record-unseen confirm']);
});

describe('A key that a member chooses', () => {
  test.each([
    ['a free letter', 'next-row', 'v'],
    ['a capital letter', 'approve', 'A'],
    ['a letter of another script', 'approve', 'ф'],
    ['a sign', 'search', ';'],
    ['the key that it comes with, which is a digit', 'fit', '0'],
    ['a key of another screen', 'claim', 'd'],
  ])('%s is taken', (_, act, key) => {
    expect(refusal(asTheyCome, set(act, key))).toBeNull();
    const [found] = keyActs.filter(({ id }) => id === act);
    expect(found && keyOf(screenKeys(chosen(set(act, key))), found)).toBe(key);
  });

  test.each([
    ['a digit', '7', 'Digits choose'],
    ['Enter', 'Enter', 'Only a single letter or sign'],
    ['Escape', 'Escape', 'Only a single letter or sign'],
    ['Space', 'Space', 'Only a single letter or sign'],
    ['a space', ' ', 'Only a single letter or sign'],
    ['Tab', 'Tab', 'Only a single letter or sign'],
    ['an arrow', 'ArrowDown', 'Only a single letter or sign'],
    ['Ctrl and a letter', 'Ctrl+a', 'Only a single letter or sign'],
    ['two letters', 'ab', 'Only a single letter or sign'],
    ['a letter outside the basic plane', '𝒂', 'Only a single letter or sign'],
    ['a control', '\u0007', 'Only a single letter or sign'],
    ['nothing', '', 'Only a single letter or sign'],
    ['the key of an act beside it', 'x', '“x” is taken by “Reject” (Decision).'],
    ['the first key of the places', 'g', '“g” is taken by “Go, then the letter of the place” (Everywhere).'],
    ['the key of the list of keys', '?', '“?” is taken by “All keys of the screen” (Everywhere).'],
    ['the key of the other of two that would take turns', 'j', '“j” is taken by “Next row” (Lists).'],
  ])('%s is refused with a sentence', (_, key, sentence) => {
    expect(refusal(asTheyCome, set('approve', key))).toContain(sentence);
  });

  test('a key that another act was given is taken, and the one that it gave up is free', () => {
    const choice = chosen(set('next-row', 'v'));
    expect(refusal(choice, set('approve', 'v'))).toContain('“Next row”');
    expect(refusal(choice, set('approve', 'w'))).toContain('own words');
    expect(refusal(chosen(set('words', 'v')), set('approve', 'w'))).toBeNull();
  });

  test('one of two that take turns leaves, and comes back while the other has its key', () => {
    const choice = chosen(set('skip', 'v'));
    expect(refusal(choice, { do: 'reset', act: 'skip' })).toBeNull();
    expect(refusal(chosen(set('next-row', 'v'), set('skip', 'V')), set('next-row', 'j'))).toBeNull();
  });

  test('an act that is none is refused', () => {
    expect(refusal(asTheyCome, set('constructor', 'v'))).toBe('Docket has no such key.');
  });
});

describe('Going back', () => {
  const changed = chosen(set('next-row', 'v'), set('approve', 'A'));

  test('one key is as it came, and others stay', () => {
    expect(edited(changed, { do: 'reset', act: 'next-row' }).changed).toEqual({ approve: 'A' });
  });

  test('choosing the key that it came with is going back', () => {
    expect(edited(changed, set('approve', 'a')).changed).toEqual({ 'next-row': 'v' });
  });

  test('a key whose place was taken meanwhile can’t come back, and is told by what', () => {
    const choice = edited(edited(changed, set('words', 'W')), set('rotate', 'w'));
    expect(refusal(choice, { do: 'reset', act: 'words' })).toContain('“Rotate” (Evidence)');
  });

  test('all keys are as they came, and the switch stays', () => {
    const off = edited(changed, { do: 'switch', areOn: false });
    expect(edited(off, { do: 'reset-all' })).toEqual({ areOn: false, changed: {} });
    expect(off.changed).toEqual(changed.changed);
  });
});

test('Every part that registers an act gets its new key', () => {
  expect(screenKeys(chosen(set('next-row', 'v'), set('go', 'V'))).changed).toEqual({
    'Queue j': 'v',
    'Hits j': 'v',
    'Ledger j': 'v',
    'Weights j': 'v',
    'Sessions that flip j': 'v',
    'Go g': 'V',
  });
});

test.each([
  ['nothing', null, asTheyCome],
  ['a list', [], asTheyCome],
  ['a text', 'off', asTheyCome],
  ['the switch alone', { areOn: false }, { areOn: false, changed: {} }],
  [
    'an act of a former version, and a key that is none',
    { areOn: true, changed: { gone: 'v', approve: 'Enter', reject: 7, skip: 'v' } },
    { areOn: true, changed: { skip: 'v' } },
  ],
])('What is stored is %s', (_, stored, expected) => {
  expect(choiceOf(stored)).toEqual(expected);
});
