import { expect, it } from 'vitest';
import { type NoticeAbout, type NoticeKind, noticeSentence } from './notice.ts';

const about: NoticeAbout = { of: 'case', caseId: 'c', caseNumber: 'DK-1', applicantId: 'a' };
const kofi = { id: 'k', name: 'Kofi Oyelaran' };

it.each<[NoticeKind, string]>([
  ['taken_over', 'Kofi Oyelaran took this case over from you'],
  ['assigned', 'Kofi Oyelaran assigned this case to you'],
  ['reassigned', 'Kofi Oyelaran ended your assignment to this case'],
  ['mentioned', 'Kofi Oyelaran mentioned you in a note'],
  ['returned', 'Kofi Oyelaran returned your decision'],
])('%s by someone else: names them', (kind, sentence) => {
  expect(noticeSentence({ kind, by: kofi, isOwn: false, about })).toBe(sentence);
});

it('taken over by the reader, and due soon: name nobody else', () => {
  expect(noticeSentence({ kind: 'taken_over', by: kofi, isOwn: true, about })).toBe('You took this case over');
  expect(noticeSentence({ kind: 'due_soon', by: null, isOwn: false, about })).toBe(
    'The time limit of this case is near',
  );
});

it.each<[NoticeAbout, string]>([
  [
    { of: 'rules', requestId: 'r', connection: { id: 'c', label: 'Retail' } },
    'Kofi Oyelaran asks for a second person: a change of a provider’s rules',
  ],
  [{ of: 'policies', requestId: 'r' }, 'Kofi Oyelaran asks for a second person: a change of the policies'],
  [{ of: 'erasure', requestId: 'r' }, 'Kofi Oyelaran asks for a second person: an erasure'],
])('a request to confirm says who asks and for what', (of, sentence) => {
  expect(noticeSentence({ kind: 'to_confirm', by: kofi, isOwn: false, about: of })).toBe(sentence);
});
