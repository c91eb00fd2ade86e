import { expect, it } from 'vitest';
import { exampleApplicant, exampleCard } from '#test/builders/applicant-content.ts';
import { applicantSide, entrySide, readListDay } from './sides.ts';

const entry = { name: null, aliases: [], birthDate: null, countries: [], identifiers: [], gender: null };

it.each([
  ['1968', '1968'],
  ['1968-05', '1968-05'],
  ['04.03.1991', '1991-03-04'],
  ['circa 1968', '1968'],
  ['1968 or 1971', null],
  ['03/04/1991', '1991'],
  ['unknown', null],
  [null, null],
])('The birth date %s on a list is read as %s', (text, day) => expect(readListDay(text)).toBe(day));

it('An entry without a name is no record', () => {
  expect(entrySide(entry)).toBeNull();
  expect(entrySide({ ...entry, name: ' ' })).toBeNull();
});

it('An entry’s countries are read from words and codes; a word that is none is left out', () => {
  const side = entrySide({ ...entry, name: 'Aydana OMAROVA', countries: ['Kazakhstan', 'KZ', 'Elsewhere'] });
  expect(side?.countries).toEqual(['KAZ']);
});

it('An applicant has each name, date and number of form and documents once', () => {
  const card = exampleCard();
  const side = applicantSide(exampleApplicant({ documents: [card, card] }));
  expect(side.names.length).toBe(new Set(side.names.map(({ text }) => text)).size);
  expect(side.identifiers.length).toBe(new Set(side.identifiers.map(({ value }) => value)).size);
  expect(side.birthDates.length).toBe(1);
});
