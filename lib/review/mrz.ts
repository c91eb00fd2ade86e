import { type ParseResult, parse } from 'mrz';
import { plainCode } from './country.ts';

/** What a machine readable zone says, read here again from the vendor's text (ICAO 9303). */
export type ZoneReading = {
  name: string | null;
  /** The name fills its field to the end, so it may go on. */
  isNameCut: boolean;
  birthDate: ZoneDay;
  expiresOn: ZoneDay;
  gender: string | null;
  nationality: string | null;
  issuer: string | null;
  number: string | null;
  personalNumber: string | null;
  /** Check digits recomputed here. `wrong` names the fields whose digit does not fit. */
  digits: { right: number; total: number; wrong: string[] };
};

/** A day with the six digits it was read from. */
type ZoneDay = { day: string; verbatim: string } | null;

/** Reads the lines of a zone, or gives null when they are none of the forms of ICAO 9303. `now` settles the century. */
export function readZone(text: string, now: Date): ZoneReading | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().toUpperCase())
    .filter((line) => line !== '');
  const result = parsed(lines);
  if (!result) return null;
  const { fields } = result;
  const year = now.getUTCFullYear();
  return {
    name: [fields.firstName, fields.lastName].filter(Boolean).join(' ') || null,
    isNameCut: result.format.startsWith('TD') && !(result.format === 'TD1' ? lines[2] : lines[0])?.endsWith('<'),
    // Nobody is born in the future; documents are issued for 10 years, seldom 15, and were not in 1926.
    birthDate: zoneDay(fields.birthDate, (short) => (2000 + short > year ? 1900 : 2000) + short),
    expiresOn: zoneDay(fields.expirationDate, (short) => (2000 + short > year + 50 ? 1900 : 2000) + short),
    gender: fields.sex ?? null,
    nationality: stateIn(result, 'nationality', lines),
    issuer: stateIn(result, 'issuingState', lines),
    number: result.documentNumber ?? fields.documentNumber ?? null,
    personalNumber: fields.personalNumber || null,
    digits: digitsOf(result),
  };
}

/** The library throws for text of another shape, which a vendor's misreading often is. */
function parsed(lines: string[]): ParseResult | null {
  try {
    return parse(lines);
  } catch {
    return null;
  }
}

function zoneDay(verbatim: string | null | undefined, fullYear: (short: number) => number): ZoneDay {
  const [, short, month, date] = /^(\d{2})(\d{2})(\d{2})$/.exec(verbatim ?? '') ?? [];
  return verbatim && short ? { day: `${fullYear(Number(short))}-${month}-${date}`, verbatim } : null;
}

/** As the zone spells it: the library's list lacks codes that documents hold, and what it does not know must not vanish. */
function stateIn({ details }: ParseResult, field: 'nationality' | 'issuingState', lines: string[]): string | null {
  const { line, start, end } = details.find((each) => each.field === field) ?? { line: 0, start: 0, end: 0 };
  return plainCode(lines[line]?.slice(start, end).replace(/<+$/, '') ?? '') || null;
}

function digitsOf({ details }: ParseResult): ZoneReading['digits'] {
  const digits = details.filter((detail) => detail.field?.endsWith('CheckDigit'));
  const wrong = digits.filter((detail) => !detail.valid).map((detail) => detail.field as string);
  return { right: digits.length - wrong.length, total: digits.length, wrong };
}
