import { describe, expect, it } from 'vitest';
import { exampleApplicant, exampleCard, exampleNow } from '#test/builders/applicant-content.ts';
import type { Applicant } from '../applicant/applicant.ts';
import { blockersOf } from '../case/blockers.ts';
import { factsOf } from '../facts/facts.ts';

const { holder } = exampleCard();
const named = (fullName: string, printed: string) =>
  exampleApplicant({ documents: [exampleCard({ mrz: null, holder: { ...holder, fullName: printed } })] }, { fullName });
const withPerson = (person: Partial<Applicant['person']>) => exampleApplicant({}, person);
const withCard = (number: string) => exampleApplicant({ documents: [exampleCard({ number, mrz: null })] });
const titles = (applicant: Applicant) =>
  blockersOf(applicant, { now: exampleNow }).map(({ tone, title }) => `${tone} ${title}`);

describe('Two alphabets in one word', () => {
  it.each<[string, Applicant, string]>([
    [
      'a Cyrillic о in a name',
      named('Anna Omarova', 'Anna Omar\u043eva'),
      'Name has letters of two alphabets in one word: Cyrillic “\u043e” among Latin',
    ],
    [
      'a Greek Α in print',
      named('Anna Hale', '\u0391nna Hale'),
      'Name has letters of two alphabets in one word: Greek “\u0391” among Latin',
    ],
    [
      'a Latin a among Cyrillic',
      withPerson({ fullName: 'Айд\u0061на Омарова' }),
      'Name has letters of two alphabets in one word: Latin “a” among Cyrillic',
    ],
    [
      'a Cyrillic а in an email',
      withPerson({ email: 'hale@p\u0430ypal.example' }),
      'Email has letters of two alphabets in one word: Cyrillic “\u0430” among Latin',
    ],
    [
      'a Cyrillic Н in a number',
      withCard('AN\u041d418257'),
      'Document number has letters of two alphabets in one word: Cyrillic “\u041d” among Latin',
    ],
  ])('%s', (_, applicant, title) => expect(titles(applicant)).toEqual([`attention ${title}`]));

  it('are not two words in one alphabet each', () => {
    expect(titles(withPerson({ fullName: 'Айдана Омарова Aidana Omarova' }))).toEqual([]);
    expect(titles(named('佐々城 りん', '佐々城 りん'))).toEqual([]);
  });

  it('are shown with the source that has them', () => {
    const { identity } = factsOf(named('Anna Hale', '\u0391nna Hale'), { now: exampleNow });
    expect(identity[0]?.difference).toMatchObject({ tone: 'attention', remark: 'In: Printed.' });
  });
});
