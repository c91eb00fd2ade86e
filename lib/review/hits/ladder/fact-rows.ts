import { countryName } from '../../applicant/labels.ts';
import { maskValue } from '../../facts/mask.ts';
import { isSwapped, yearsBetween } from '../../values/day.ts';
import { readGender } from '../../values/gender.ts';
import { partialDayLabel } from '../../values/short-day.ts';
import { points } from './points.ts';
import { differingWords, type LadderRow, type MarkedText, plainText, type Verdict, wholeText } from './row.ts';
import type { Identifier, LadderSide } from './side.ts';
import { isOneTerritory } from './territories.ts';

/** Birth date: what both know is compared. It never gives points; another day or year counts against. */
export function birthDateRow(applicant: LadderSide, list: LadderSide): LadderRow {
  const [own, other] = [applicant, list].map(({ birthDates }) => birthDates.toSorted()) as [string[], string[]];
  const [first = '', second = ''] = nearestDates(own, other);
  if (own.length === 0 || other.length === 0) return notGiven('birthDate', own.map(dayText), other.map(dayText));
  const { verdict, points: count, words } = compareDates(first, second);
  const [x, y] = [first, second].map(partialDayLabel) as [string, string];
  const marked = verdict === 'contradict' ? differingWords(x, y) : [plainText(x), plainText(y)];
  const isYear = first.slice(0, 4) !== second.slice(0, 4);
  const [a, b] = isYear ? [wholeText(x), wholeText(y)] : (marked as [MarkedText, MarkedText]);
  return { field: 'birthDate', verdict, points: count, applicant: [a], list: [b], words };
}

const dayText = (day: string) => plainText(partialDayLabel(day));

/** Of several dates the two that cost least: a list may give a true date beside wrong ones. */
function nearestDates(own: readonly string[], other: readonly string[]): string[] {
  const pairs = own.flatMap((x) => other.map((y) => [x, y]));
  const cost = ([x = '', y = '']: string[]) => -compareDates(x, y).points * 1000 + distanceOf(x, y);
  const key = (pair: string[]) => pair.join(' ');
  return pairs.toSorted((a, b) => cost(a) - cost(b) || (key(a) < key(b) ? -1 : 1))[0] ?? [];
}

function distanceOf(x: string, y: string): number {
  return Math.abs(Number(x.slice(0, 4)) - Number(y.slice(0, 4)));
}

function compareDates(x: string, y: string): { verdict: Verdict; points: number; words: string[] } {
  const known = Math.min(x.length, y.length);
  const isWhole = known === 10;
  if (x.slice(0, known) === y.slice(0, known)) {
    return {
      verdict: 'agree',
      points: 0,
      words: isWhole ? [] : [`Only the ${known === 4 ? 'year' : 'month'} is given`],
    };
  }
  if (x.slice(0, 4) === y.slice(0, 4)) {
    const isTurned = isWhole && isSwapped(x, y);
    const count = Math.round(points.birthDayDiffers * (isTurned ? points.swappedDayFactor : 1));
    return {
      verdict: 'contradict',
      points: count,
      words: [isTurned ? 'Day and month swapped' : 'Same year, other day'],
    };
  }
  const years = isWhole ? Math.abs(yearsBetween(...([x, y].sort() as [string, string]))) : distanceOf(x, y);
  const apart = years === 1 ? '1 year apart' : `${years} years apart`;
  const count = points.birthYearDiffers + points.birthDayDiffers;
  return { verdict: 'contradict', points: count, words: [years === 0 ? 'Less than a year apart' : apart] };
}

/** Countries: one in common is enough, territories included. */
export function countryRow(applicant: LadderSide, list: LadderSide): LadderRow {
  const [own, other] = [applicant.countries, list.countries].map((codes) => [...new Set(codes)].sort()) as [
    string[],
    string[],
  ];
  if (own.length === 0 || other.length === 0) return notGiven('country', own.map(plainText), other.map(plainText));
  const shared = own.flatMap((x) => other.filter((y) => isOneTerritory(x, y)).map((y) => [x, y] as const));
  if (shared.length === 0) {
    const words = [
      `${own.map(countryName).join(', ')} at the applicant, ${other.map(countryName).join(', ')} on the list`,
    ];
    return {
      field: 'country',
      verdict: 'contradict',
      points: points.countryDiffers,
      applicant: own.map(wholeText),
      list: other.map(wholeText),
      words,
    };
  }
  const exact = shared.find(([x, y]) => x === y);
  const [x, y] = exact ?? shared[0] ?? ['', ''];
  const words = exact ? [] : [`${countryName(x)} and ${countryName(y)} belong together`];
  return { ...base('country', 'agree'), applicant: own.map(plainText), list: other.map(plainText), words };
}

/** Numbers of documents and persons, masked. An equal number is a main feature; other numbers give no points. */
export function identifierRow(applicant: LadderSide, list: LadderSide): LadderRow {
  const [own, other] = [applicant.identifiers, list.identifiers];
  const shown = (all: Identifier[]) => all.map((each) => plainText(masked(each)));
  if (own.length === 0 || other.length === 0) return notGiven('identifiers', shown(own), shown(other));
  const equal = own.find((x) => other.some((y) => isOneNumber(x, y)));
  if (equal) {
    const text = plainText(masked(equal));
    return { ...base('identifiers', 'agree'), applicant: [text], list: [text], words: ['The same number'] };
  }
  const isAgainst = own.some((x) => other.some((y) => areBothPersonal(x, y)));
  const words = [
    isAgainst ? 'Another personal number of the same country' : 'Other numbers: a person has several documents',
  ];
  return {
    ...base('identifiers', isAgainst ? 'contradict' : 'neutral'),
    applicant: own.map((each) => wholeText(masked(each))),
    list: other.map((each) => wholeText(masked(each))),
    words,
  };
}

const masked = ({ kind, value }: Identifier) =>
  maskValue(kind === 'personal' ? 'personalNumber' : 'documentNumber', value);

/** Short numbers agree by chance. */
function isOneNumber(a: Identifier, b: Identifier): boolean {
  const [x, y] = [a, b].map(({ value }) => value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const isElsewhere = a.country !== null && b.country !== null && !isOneTerritory(a.country, b.country);
  return x === y && (x?.length ?? 0) >= 5 && !isElsewhere;
}

function areBothPersonal(a: Identifier, b: Identifier): boolean {
  return a.kind === 'personal' && b.kind === 'personal' && a.country !== null && a.country === b.country;
}

/** Gender: X and a word that can't be read contradict nothing. */
export function genderRow(applicant: LadderSide, list: LadderSide): LadderRow {
  const [own, other] = [genderOf(applicant), genderOf(list)];
  const shown = (gender: string | null) => (gender === null ? [] : [plainText(gender)]);
  if (own === null || other === null) return notGiven('gender', shown(own), shown(other));
  if (own === other) return { ...base('gender', 'agree'), applicant: shown(own), list: shown(other), words: [] };
  if (own === 'X' || other === 'X')
    return {
      ...base('gender', 'neutral'),
      applicant: shown(own),
      list: shown(other),
      words: ['X contradicts neither'],
    };
  const sides = { applicant: [wholeText(own)], list: [wholeText(other)], words: [] };
  return { ...base('gender', 'contradict'), points: points.genderDiffers, ...sides };
}

function genderOf({ gender }: LadderSide): string | null {
  const read = gender === null ? null : readGender(gender);
  return read === 'silent' ? null : read;
}

type Base = Pick<LadderRow, 'field' | 'verdict' | 'points'>;

function base(field: LadderRow['field'], verdict: Verdict): Base {
  return { field, verdict, points: 0 };
}

function notGiven(field: LadderRow['field'], applicant: MarkedText[], list: MarkedText[]): LadderRow {
  return { ...base(field, 'not_given'), applicant, list, words: [] };
}
