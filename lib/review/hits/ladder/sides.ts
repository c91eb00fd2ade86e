import type { ApplicantContent } from '../../applicant/applicant.ts';
import { fullName } from '../../names/person-name.ts';
import { readCountryText } from '../../values/country-reading.ts';
import { readDayText } from '../../values/day-reading.ts';
import type { LadderName } from './name-match.ts';
import type { Identifier, LadderSide } from './side.ts';

/** What an entry of a list says; texts as the list has them. */
export type ListEntry = {
  name: string | null;
  aliases: readonly string[];
  birthDate: string | null;
  countries: readonly string[];
  identifiers: readonly string[];
  gender: string | null;
};

/** Latin readings of a name in Chinese characters. They need a dictionary, which only the server has. */
export type Readings = (name: string) => readonly string[];

/** What the applicant's form and documents say, each value once. */
export function applicantSide(
  applicant: Pick<ApplicantContent, 'person' | 'documents'>,
  readings: Readings = () => [],
): LadderSide {
  const { person, documents } = applicant;
  const holders = [person, ...documents.map(({ holder }) => holder)];
  const names = holders.flatMap((holder): LadderName[] => {
    const text = fullName(holder);
    return text === null ? [] : [{ text, family: holder.familyName, readings: readings(text) }];
  });
  return {
    names: [...new Map(names.toReversed().map((name) => [name.text.toLowerCase(), name])).values()].toReversed(),
    birthDates: known(holders.map(({ birthDate }) => birthDate)),
    countries: known([person.nationality, ...documents.map(({ issuingCountry }) => issuingCountry)]),
    identifiers: identifiersOf(applicant),
    gender: known(holders.map(({ gender }) => gender))[0] ?? null,
  };
}

/** What an entry says, read; null where it has no name: then the vendor gave no record. */
export function entrySide(entry: ListEntry, readings: Readings = () => []): LadderSide | null {
  if (entry.name === null || entry.name.trim() === '') return null;
  return {
    names: [entry.name, ...entry.aliases]
      .filter((text) => text.trim() !== '')
      .map((text) => ({ text, readings: readings(text) })),
    birthDates: known([entry.birthDate].map(readListDay)),
    countries: known(entry.countries.map(readCountryText)),
    identifiers: entry.identifiers.map((value) => ({ kind: 'other', country: null, value })),
    gender: entry.gender,
  };
}

/** Lists write a day, a month, a year or words around a year: "circa 1968". A text with two years is not read. */
export function readListDay(text: string | null): string | null {
  if (text === null) return null;
  const whole = text.trim();
  if (/^\d{4}(-\d{2})?$/.test(whole)) return whole;
  const { day } = readDayText(whole);
  if (day !== null) return day;
  const years = new Set(whole.match(/(?<!\d)(18|19|20)\d{2}(?!\d)/g));
  return years.size === 1 ? ([...years][0] ?? null) : null;
}

function identifiersOf({ person, documents }: Pick<ApplicantContent, 'person' | 'documents'>): Identifier[] {
  const personal = person.personalNumber;
  const own: Identifier[] = personal ? [{ kind: 'personal', country: person.nationality, value: personal }] : [];
  const papers = documents.flatMap(({ number, issuingCountry }): Identifier[] =>
    number ? [{ kind: 'document', country: issuingCountry, value: number }] : [],
  );
  return [...new Map([...own, ...papers].map((each) => [each.value, each])).values()];
}

function known(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null && value !== ''))] as string[];
}
