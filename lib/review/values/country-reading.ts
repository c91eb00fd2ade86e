import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { countryName } from '../applicant/labels.ts';

countries.registerLocale(english);

/** Codes of travel documents and barcodes for a country that has another in ISO 3166 (ICAO 9303 part 3, section 5). */
const otherCodes: Record<string, string> = { D: 'DEU', UK: 'GBR', XK: 'XKX', RKS: 'XKX' };

/**
 * The code of three letters for a country as a document's field, zone or barcode writes it: a code, an English name, or
 * two languages side by side. Null when it can't be read.
 */
export function readCountryText(text: string): string | null {
  return (
    codeOf(text) ??
    text
      .split(/[/|]/)
      .map(codeOf)
      .find((code) => code !== null) ??
    null
  );
}

function codeOf(text: string): string | null {
  const code = text.trim().toUpperCase().replace(/<+$/, '');
  const other = otherCodes[code];
  if (other !== undefined) return other;
  if (/^([A-Z]{2}|\d{3})$/.test(code)) return countries.toAlpha3(code) ?? null;
  if (/^[A-Z]{3}$/.test(code) && countryName(code) !== code) return code;
  return countries.getSimpleAlpha3Code(text.trim(), 'en') ?? null;
}
