import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { foldName } from '../names/name.ts';
import { plainCode, travelCodeNames } from './country.ts';
import { otherNames } from './country-names.ts';

/** Words that are left out of names, and words with several spellings. */
const sameWords = new Map([
  ['the', ''],
  ['of', ''],
  ['and', ''],
  ['st', 'saint'],
  ['islands', 'island'],
  ['is', 'island'],
]);

/** Words for a form of government. */
const forms = new Set([
  ...'republic kingdom state states union federation federal federated federative confederation commonwealth'.split(
    ' ',
  ),
  ...'principality duchy grand sultanate emirate region democratic peoples popular socialist islamic arab united'.split(
    ' ',
  ),
  ...'independent cooperative co operative plurinational bolivarian hashemite special administrative'.split(' '),
]);

/**
 * All known names, by {@link nameKey}. Of two countries with one name the first keeps it, so our own list decides
 * "Congo".
 */
const byName = new Map(
  [...otherNames, ...travelCodeNames, ...isoNames()].reverse().map(([code, name]) => [nameKey(name), code]),
);

/**
 * A country as ISO 3166-1 alpha-3, from a code or an English name, former names included, also beside another language
 * ("UKRAINE/УКРАЇНА"). For entries of travel documents that are no country ("stateless", "British subject") the code of
 * ICAO 9303 part 3. Null for a text that we do not know.
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
  return codeIn(text) ?? byName.get(nameKey(text)) ?? byName.get(withoutForm(nameKey(text))) ?? null;
}

function codeIn(text: string): string | null {
  const code = plainCode(text.trim().toUpperCase().replace(/<+$/, ''));
  if (travelCodeNames.has(code)) return code;
  if (/^([A-Z]{2}|\d{3})$/.test(code)) return plainCode(countries.toAlpha3(code) ?? '') || null;
  return /^[A-Z]{3}$/.test(code) && countries.alpha3ToAlpha2(code) !== undefined ? code : null;
}

/** The names in our ISO tables, and Unicode's names, which the screens use. */
function isoNames(): [code: string, name: string][] {
  const unicode = (['long', 'short'] as const).map((style) => new Intl.DisplayNames('en', { type: 'region', style }));
  return Object.entries(english.countries).flatMap(([alpha2, names]) => {
    const code = plainCode(countries.alpha2ToAlpha3(alpha2) ?? alpha2);
    return [names, unicode.map((each) => each.of(alpha2) ?? alpha2)]
      .flat(2)
      .map((name): [string, string] => [code, name]);
  });
}

/** The words of a name in a fixed order, so that "Iran (Islamic Republic of)" equals "the Islamic Republic of Iran". */
function nameKey(name: string): string {
  const words = foldName(name.replaceAll('&', ' and '))
    .replace(/(?<=\b\w) (?=\w\b)/g, '')
    .split(' ');
  const same = words.map((each) => sameWords.get(each) ?? each).filter((each) => each !== '');
  return same.sort().join(' ');
}

/** A name without the words of its form of government: "Federal Republic of Germany" by "Germany". */
function withoutForm(key: string): string {
  return key
    .split(' ')
    .filter((each) => !forms.has(each))
    .join(' ');
}
