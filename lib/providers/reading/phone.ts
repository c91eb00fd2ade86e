import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { currentPhone } from '#lib/review/values/phone.ts';
import { word } from './word.ts';

/**
 * A phone number as E.164, or `null` when it is none. `country` (alpha-2) reads a number that carries no country.
 * Full-width
 * digits, as Japanese and Chinese keyboards write them, are digits.
 */
export function readPhone(value: unknown, country?: unknown): string | null {
  const said = parsePhoneNumberFromString(word(value)?.normalize('NFKC') ?? '', regionOf(country));
  const parsed = said && parsePhoneNumberFromString(currentPhone(said.number));
  return parsed?.isPossible() === true ? parsed.number : null;
}

function regionOf(country: unknown): CountryCode | undefined {
  const code = word(country)?.toUpperCase();
  return code !== undefined && isSupportedCountry(code) ? code : undefined;
}
