import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { word } from './word.ts';

countries.registerLocale(english);

/** Codes that travel documents and vendors use and ISO 3166 does not (ICAO 9303-3 part 5 for D, RKS and XKX). */
const alsoUsed: Record<string, string> = { D: 'DEU', UK: 'GBR', XK: 'XKX', RKS: 'XKX', XKX: 'XKX' };

/** A country as ISO 3166-1 alpha-3, from its codes or its English name; `null` when it is none we know. */
export function readCountry(value: unknown): string | null {
  const text = word(value);
  if (text === null) return null;
  const code = text.toUpperCase().replace(/<+$/, '');
  if (alsoUsed[code] !== undefined) return alsoUsed[code];
  if (/^([A-Z]{2}|\d{3})$/.test(code)) return countries.toAlpha3(code) ?? null;
  if (/^[A-Z]{3}$/.test(code) && countries.alpha3ToAlpha2(code) !== undefined) return code;
  return countries.getSimpleAlpha3Code(text, 'en') ?? null;
}
