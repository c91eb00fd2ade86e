import { type ParseResult, parse } from 'mrz';
import { plainCode } from '../values/country.ts';
import { readShortDay, type ShortDay } from '../values/short-day.ts';

/** A machine readable zone, read from the vendor's text of its lines (ICAO 9303). */
export type ZoneReading = {
  name: string | null;
  /** The name fills its field, so it may have been cut; or the form has no place for given names. */
  isNameCut: boolean;
  /** The name holds characters that no name in a zone has. */
  isNameMisread: boolean;
  birthDate: ShortDay | null;
  expiresOn: ShortDay | null;
  gender: string | null;
  nationality: string | null;
  issuer: string | null;
  number: string | null;
  /** Passports only. The issuing state may use this field for another number. */
  personalNumber: string | null;
  /** Recomputed check digits. `wrong` names those that do not fit. */
  digits: { right: number; total: number; wrong: string[] };
};

/**
 * Reads the lines of a zone; null when they have none of the forms of ICAO 9303. `now` decides the century of dates.
 */
export function readZone(text: string, now: Date): ZoneReading | null {
  const lines = linesOf(text);
  const result = parsed(lines);
  if (!result) return null;
  const { fields } = result;
  const isVisa = isVisaZone(lines);
  const raw = (field: string) => rawIn(result, lines, field);
  return {
    ...nameIn(result.format, lines),
    birthDate: readShortDay('birthDate', raw('birthDate'), now),
    expiresOn: readShortDay('expiresOn', raw('expirationDate'), now),
    gender: fields.sex ?? (raw('sex') || null),
    nationality: stateIn(raw('nationality')),
    issuer: stateIn(raw('issuingState')),
    number: result.documentNumber ?? fields.documentNumber ?? null,
    personalNumber: isVisa ? null : fields.personalNumber || null,
    digits: digitsOf(result, isVisa),
  };
}

/** Positions of a visa's lines are those of a passport's or a card's, without a composite digit (ICAO 9303 part 7). */
export function isVisaZone(lines: string[]): boolean {
  return lines.length === 2 && lines[0]?.startsWith('V') === true;
}

/** The lines of a zone. Some vendors join them to one. */
export function linesOf(text: string): string[] {
  const lines = text
    .split(/[\r\n^]+/)
    .map((line) => line.replace(/\s+/g, '').toUpperCase())
    .filter((line) => line !== '');
  const [whole = ''] = lines;
  const width = lines.length === 1 ? { 72: 36, 88: 44, 90: 30 }[whole.length] : undefined;
  return width === undefined ? lines : (whole.match(new RegExp(`.{${width}}`, 'g')) ?? lines);
}

/** Null where the library throws: for text of another form, such as a zone that the vendor misread. */
export function parsed(lines: string[]): ParseResult | null {
  try {
    return parse(asOneForm(lines));
  } catch {
    return null;
  }
}

/** With a digit in its first line the library takes a zone of 2 × 36 for the French card, which has other positions. */
function asOneForm([first = '', ...others]: string[]): string[] {
  const isOther = first.length === 36 && !first.startsWith('IDFRA');
  return [isOther ? first.slice(0, 5) + first.slice(5).replace(/\d/g, '<') : first, ...others];
}

/** The characters of a field, also where the library finds no valid value; empty where the form has no such field. */
function rawIn({ details }: ParseResult, lines: string[], field: string): string {
  const [range] = details.find((detail) => detail.field === field)?.ranges ?? [];
  return range ? (lines[range.line]?.slice(range.start, range.end) ?? '') : '';
}

type ZoneName = Pick<ZoneReading, 'name' | 'isNameCut' | 'isNameMisread'>;

/**
 * The names, given names first. In a single field, `<<` is between them. The French identity card before 2021 has 25
 * characters for the family name and 14 for given names; the French driving licence has 8 for the family name alone.
 */
function nameIn(format: ParseResult['format'], [first = '', second = '', third = '']: string[]): ZoneName {
  if (format === 'FRENCH_NATIONAL_ID') return zoneName(first.slice(5, 30), second.slice(13, 27));
  if (format === 'FRENCH_DRIVING_LICENSE') return { ...zoneName(first.slice(21, 29), null), isNameCut: true };
  const names = format === 'TD2' || format === 'TD3' ? first.slice(5) : third;
  const [family = '', ...given] = names.split('<<');
  return { ...zoneName(family, given.join('<')), isNameCut: !names.endsWith('<') };
}

function zoneName(family: string, given: string | null): ZoneName {
  const fields = [given ?? '', family];
  const name = fields.join(' ').replace(/<+/g, ' ').replace(/\s+/g, ' ').trim();
  return {
    name: name || null,
    isNameCut: fields.some((field) => field !== '' && !field.endsWith('<')),
    isNameMisread: /[^A-Z<]/.test(fields.join('')),
  };
}

function digitsOf({ details }: ParseResult, isVisa: boolean): ZoneReading['digits'] {
  const digits = checkDigitsIn(details, isVisa);
  const wrong = digits.filter((detail) => !detail.valid).map((detail) => detail.field as string);
  return { right: digits.length - wrong.length, total: digits.length, wrong };
}

/** The check digits that a form has. */
export function checkDigitsIn(details: ParseResult['details'], isVisa: boolean): ParseResult['details'] {
  const notOfVisas = ['compositeCheckDigit', 'personalNumberCheckDigit'];
  return details.filter(({ field }) => field?.endsWith('CheckDigit') && !(isVisa && notOfVisas.includes(field)));
}

/** A state's code as written: the library drops codes that are not on its list, although documents have them. */
function stateIn(raw: string): string | null {
  return plainCode(raw.replace(/<+$/, '')) || null;
}
