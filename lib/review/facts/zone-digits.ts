import type { ParseResult } from 'mrz';
import type { FactField } from './fact.ts';
import { checkDigitsIn, isVisaZone, linesOf, parsed } from './mrz.ts';

/** Characters of a line; `end` is after the last. */
export type ZonePlace = { line: number; start: number; end: number };

/** A check digit of a zone, recomputed (ICAO 9303 part 3: weights 7, 3, 1). */
export type ZoneDigit = {
  /** The library's name: `birthDateCheckDigit`. */
  field: string;
  at: ZonePlace;
  given: string;
  expected: string;
  isRight: boolean;
};

/** The lines of a zone with its check digits, and where the numbers are that a policy may mask. */
export type ZoneDigits = {
  lines: string[];
  digits: ZoneDigit[];
  places: Record<'documentNumber' | 'personalNumber', ZonePlace[]>;
};

/** Recomputes the check digits of a zone; null when its lines have none of the forms of ICAO 9303. */
export function zoneDigits(text: string): ZoneDigits | null {
  const lines = linesOf(text);
  const result = parsed(lines);
  if (!result) return null;
  const digits = checkDigitsIn(result.details, isVisaZone(lines)).map((detail) => digitOf(detail, lines));
  const placesOf = (fields: readonly string[]) =>
    result.details.flatMap(({ field, ranges: [own] }) => (field && own && fields.includes(field) ? [own] : []));
  return {
    lines,
    digits: digits.sort((a, b) => a.at.line - b.at.line || a.at.start - b.at.start),
    places: { documentNumber: placesOf(holding.documentNumber), personalNumber: placesOf(holding.personalNumber) },
  };
}

/** What is wrong with a digit, in a sentence. */
export function digitFault({ field, given, expected }: ZoneDigit): string {
  const is = given === '<' ? 'missing' : given;
  return field === 'compositeCheckDigit'
    ? `The last digit, over all these fields, is ${is} and should be ${expected}.`
    : `${digitNames[field] ?? 'A field'}: the check digit is ${is} and should be ${expected}.`;
}

/** The remainder by 10 of the characters' values (0–9, A = 10 … Z = 35, `<` = 0), weighted 7, 3, 1 in turn. */
export function checkDigit(text: string): string {
  const sum = [...text].reduce((total, character, index) => {
    const value = character === '<' ? 0 : Number.parseInt(character, 36);
    return total + (Number.isNaN(value) ? 0 : value) * ([7, 3, 1][index % 3] as number);
  }, 0);
  return String(sum % 10);
}

/** The optional fields may hold the end of a long document number, and states write personal numbers there. */
const holding: Record<'documentNumber' | 'personalNumber', readonly string[]> = {
  documentNumber: ['documentNumber', 'optional', 'optional1', 'administrativeCode2', 'pinCode'] satisfies ZoneField[],
  personalNumber: ['personalNumber', 'optional', 'optional1', 'optional2'] satisfies ZoneField[],
};

type ZoneField = keyof ParseResult['fields'];

const digitNames: Record<string, string> = {
  birthDateCheckDigit: 'Birth date',
  expirationDateCheckDigit: 'Expiry',
  documentNumberCheckDigit: 'Document number',
  personalNumberCheckDigit: 'Personal number',
};

function digitOf(detail: ParseResult['details'][number], lines: string[]): ZoneDigit {
  const { field, line, start, end, valid, ranges } = detail;
  const text = (place: ZonePlace) => lines[place.line]?.slice(place.start, place.end) ?? '';
  const covered = ranges.slice(1).map(text);
  const isLong = field === 'documentNumberCheckDigit' && ranges[0]?.start !== start;
  const [number = '', optional = ''] = covered;
  // A long number goes on in the optional field, up to its check digit.
  const whole = isLong ? number + optional.slice(0, optional.indexOf('<') - 1) : number;
  return {
    field: field ?? '',
    at: { line, start, end },
    given: text({ line, start, end }),
    expected: checkDigit(field === 'compositeCheckDigit' ? covered.join('') : whole),
    isRight: valid,
  };
}

/** The facts whose masking hides characters of a zone. */
export const zoneMaskable = ['documentNumber', 'personalNumber'] as const satisfies FactField[];
