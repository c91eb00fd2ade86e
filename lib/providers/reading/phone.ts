import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { word } from './word.ts';

/** A phone number as E.164, or `null` when it is none. `country` (alpha-2) reads a number that carries no country. */
export function readPhone(value: unknown, country?: unknown): string | null {
  const text = word(value);
  if (text === null) return null;
  const parsed = parsePhoneNumberFromString(text, regionOf(country));
  return parsed?.isPossible() === true ? parsed.number : null;
}

function regionOf(country: unknown): CountryCode | undefined {
  const code = word(country)?.toUpperCase();
  return code !== undefined && isSupportedCountry(code) ? code : undefined;
}
