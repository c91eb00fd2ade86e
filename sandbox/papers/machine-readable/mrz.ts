import type { Printed } from '../printed.ts';
import { transliterate } from './transliteration.ts';

/**
 * The machine-readable zone of ICAO 9303: TD3 (2 × 44) for a passport, TD1 (3 × 30) for other documents. With
 * `mrzFault` the check digit of the birth date is one too high; all other digits are right for these lines.
 */
export function mrzLines(printed: Printed): string[] {
  return printed.kind === 'passport' ? passportLines(printed) : cardLines(printed);
}

function passportLines(printed: Printed): string[] {
  const first = `P<${issuer(printed.country)}${names(printed, 39)}`;
  const number = pad(clean(printed.number).slice(0, 9), 9);
  const personal = pad(clean(printed.personalNumber ?? '').slice(0, 14), 14);
  const personalDigit = /[^<]/.test(personal) ? checkDigit(personal) : '<';
  const [birth, expiry] = dates(printed);
  const head = number + checkDigit(number);
  const second = `${head}${issuer(printed.country)}${birth}${sex(printed)}${expiry}${personal}${personalDigit}`;
  return [first, second + checkDigit(head + birth + expiry + personal + personalDigit)];
}

function cardLines(printed: Printed): string[] {
  const number = clean(printed.number);
  const head = number.length > 9 ? longNumber(number) : pad(number, 9) + checkDigit(pad(number, 9));
  const personal = clean(printed.personalNumber ?? '');
  const room = 25 - head.length;
  const upper = pad(head + personal.slice(0, room), 25);
  const [birth, expiry] = dates(printed);
  // A long personal number, such as China's of 18 digits, continues in the second line.
  const optional = pad(personal.slice(room, room + 11), 11);
  const second = `${birth}${sex(printed)}${expiry}${issuer(printed.country)}${optional}`;
  return [
    `I<${issuer(printed.country)}${upper}`,
    second + checkDigit(upper + birth + expiry + optional),
    names(printed, 30),
  ];
}

/**
 * A document number of more than nine characters continues in the optional field, followed by its check digit (9303-5,
 * note j).
 */
function longNumber(number: string): string {
  return `${number.slice(0, 9)}<${number.slice(9)}${checkDigit(number)}<`;
}

function dates(printed: Printed): [birth: string, expiry: string] {
  const birth = shortDate(printed.birthDate);
  const digit = checkDigit(birth);
  const expiry = shortDate(printed.expiresOn);
  return [birth + (printed.mrzFault ? String((Number(digit) + 1) % 10) : digit), expiry + checkDigit(expiry)];
}

/** Weights 7, 3, 1; digits count as themselves, A–Z as 10–35, the filler `<` as 0. */
export function checkDigit(field: string): string {
  const sum = [...field].reduce(
    (total, letter, at) => total + (letter === '<' ? 0 : Number.parseInt(letter, 36)) * ([7, 3, 1][at % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

/**
 * The given names are cut first but keep at least one letter: a cut line ends in a letter, which shows that it was cut.
 */
function names(printed: Printed, room: number): string {
  const given = transliterate(printed.givenNames);
  const family = transliterate(printed.familyName).slice(0, given === '' ? room : room - 3);
  return pad((given === '' ? family : `${family}<<${given}`).slice(0, room).replace(/<+$/, ''), room);
}

function shortDate(day: string): string {
  return day.slice(2).replaceAll('-', '');
}

function sex(printed: Printed): string {
  return printed.gender === 'X' ? '<' : printed.gender;
}

/** Germany has a one-letter code; Kosovo's zone code differs from its ISO-style code. */
function issuer(country: string): string {
  if (country === 'DEU') return 'D<<';
  return country === 'XKX' ? 'RKS' : country;
}

function clean(number: string): string {
  return number.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function pad(field: string, width: number): string {
  return field.padEnd(width, '<');
}
