import { describe, expect, test } from 'vitest';
import { keyName, shortcutFor } from './keys.ts';

const pressed = (key: string, mod: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...mod });

test.each([
  ['a letter', pressed('a'), 'a'],
  ['a capital letter', pressed('A', { shiftKey: true }), 'A'],
  ['the space bar', pressed(' '), 'Space'],
  ['a question mark', pressed('?', { shiftKey: true }), '?'],
  ['Control and Enter', pressed('Enter', { ctrlKey: true }), 'Ctrl+Enter'],
  ['Command and Enter', pressed('Enter', { metaKey: true }), 'Ctrl+Enter'],
  ['Control, Shift and Enter', pressed('Enter', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Enter'],
])('The name of %s', (_, name, expected) => {
  expect(name).toBe(expected);
});

describe('What a key does', () => {
  const run = () => undefined;
  const shortcuts = ['g q', 'g h', 'q', 'h'].map((key) => ({ key, run }));

  test('a key on its own acts', () => {
    expect(shortcutFor('q', null, shortcuts)).toBe(shortcuts[2]);
  });

  test('the first key of a sequence waits for the second', () => {
    expect(shortcutFor('g', null, shortcuts)).toBe('begins');
  });

  test('the second key acts as the sequence, not as itself', () => {
    expect(shortcutFor('q', 'g', shortcuts)).toBe(shortcuts[0]);
    expect(shortcutFor('h', 'g', shortcuts)).toBe(shortcuts[1]);
  });

  test('a key that no sequence goes on with does nothing', () => {
    expect(shortcutFor('x', 'g', shortcuts)).toBeNull();
  });
});
