import { readCountryText } from '#lib/review/values/country-reading.ts';
import { word } from './word.ts';

/**
 * A country as ISO 3166-1 alpha-3, or the code of ICAO 9303 for what is none, from a vendor's text; see {@link
 * readCountryText}.
 */
export function readCountry(value: unknown): string | null {
  const text = word(value);
  return text === null ? null : readCountryText(text);
}
