import type { Printed } from '../printed.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Georgian is not written in capitals, and the bundled font has none. Greek capitals have no accents. */
export function capitals(text: string): string {
  if (/\p{Script=Georgian}/u.test(text)) return text;
  return text.toLocaleUpperCase(/\p{Script=Greek}/u.test(text) ? 'el' : 'en');
}

/** "04 MAR 1991", the date format of travel documents. */
export function travelDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** The date format of the country's own cards. */
export function cardDay(day: string, country: string): string {
  const [year, month, date] = day.split('-');
  if (country === 'USA') return `${month}/${date}/${year}`;
  if (country === 'CAN') return `${year}/${month}/${date}`;
  if (['CHN', 'JPN', 'KOR', 'TWN', 'HUN', 'MNG'].includes(country)) return `${year}.${month}.${date}`;
  return ['GBR', 'IND', 'EGY', 'JOR', 'FRA', 'ESP', 'BRA', 'ITA', 'VNM', 'THA'].includes(country)
    ? `${date}/${month}/${year}`
    : `${date}.${month}.${year}`;
}

export function nativeName(printed: Printed): { family: string; given: string } {
  return { family: capitals(printed.nativeFamilyName ?? ''), given: capitals(printed.nativeGivenNames ?? '') };
}

/** Splits text at spaces into at most `lines` parts of about `room` characters. */
export function wrapped(text: string, room: number, lines: number): string[] {
  const parts: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const last = parts.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= room && parts.length < lines) parts.push(word);
    else parts[parts.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return parts;
}
