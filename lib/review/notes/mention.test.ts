import { describe, expect, test } from 'vitest';
import { membersLike, mentionsIn, mentionTyped, withMarkedMentions, withMention } from './mention.ts';

const ana = { id: 'ana', name: 'Ana Lima' };
const anaMaria = { id: 'ana-maria', name: 'Ana Lima Reis' };
const zahra = { id: 'zahra', name: 'زهرا' };
const members = [ana, anaMaria, zahra];

describe('Who is mentioned', () => {
  test.each([
    ['@Ana Lima please look', ['ana']],
    ['@Ana Lima Reis please look', ['ana-maria']],
    ['ask (@Ana Lima), or @زهرا.', ['ana', 'zahra']],
    ['@Ana Lima and @Ana Lima', ['ana']],
    ['Ana Lima', []],
    ['mail me@Ana Lima', []],
    ['@Ana Limanova', []],
    ['@ana lima', []],
  ])('%j: %j', (text, ids) => {
    expect(mentionsIn(text, members)).toEqual(ids);
  });
});

describe('A mention that is being typed', () => {
  test.each([
    ['ask @', 5, ''],
    ['ask @an', 7, 'an'],
    ['ask @an more', 7, 'an'],
    ['me@an', 5, null],
    ['ask @an\nnow', 11, null],
    ['ask', 3, null],
  ])('%j at %i: %j', (text, caret, typed) => {
    expect(mentionTyped(text, caret)).toBe(typed);
  });

  test('is completed where the caret is, and the rest stays', () => {
    expect(withMention('ask @an today', 7, 'Ana Lima')).toEqual({ text: 'ask @Ana Lima  today', caret: 14 });
  });

  test('finds members by the beginning of any word of their name', () => {
    expect(membersLike('li', members)).toEqual([ana, anaMaria]);
    expect(membersLike('re', members)).toEqual([anaMaria]);
    expect(membersLike('x', members)).toEqual([]);
  });
});

test('Mentions are marked, everything else is kept letter by letter', () => {
  const text = 'Hi @Ana Lima Reis, and me@Ana Lima.';
  const pieces = withMarkedMentions(text, members);
  expect(pieces.filter(({ isMention }) => isMention)).toEqual([{ text: '@Ana Lima Reis', isMention: true }]);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
});
