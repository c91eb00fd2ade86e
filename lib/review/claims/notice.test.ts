import { expect, it } from 'vitest';
import { type NoticeKind, noticeSentence } from './notice.ts';

const kofi = { id: 'k', name: 'Kofi Oyelaran' };

it.each<[NoticeKind, string]>([
  ['taken_over', 'Kofi Oyelaran took this case over from you'],
  ['assigned', 'Kofi Oyelaran assigned this case to you'],
  ['reassigned', 'Kofi Oyelaran ended your assignment to this case'],
  ['mentioned', 'Kofi Oyelaran mentioned you in a note'],
  ['returned', 'Kofi Oyelaran returned your decision'],
])('%s by someone else: names them', (kind, sentence) => {
  expect(noticeSentence({ kind, by: kofi, isOwn: false })).toBe(sentence);
});

it('taken over by the reader, and due soon: name nobody else', () => {
  expect(noticeSentence({ kind: 'taken_over', by: kofi, isOwn: true })).toBe('You took this case over');
  expect(noticeSentence({ kind: 'due_soon', by: null, isOwn: false })).toBe('The time limit of this case is near');
});
