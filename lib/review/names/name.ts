import anyAscii from 'any-ascii';

/**
 * What names are searched by, for a stored column: every part in its own letters, in Latin letters, and as a machine
 * readable zone would spell it, without marks or case. `unaccent()` of PostgreSQL is not immutable and knows no
 * Cyrillic, hence this one function for all. A search asks for each of {@link nameWords} as a substring.
 */
export function nameKey(...parts: readonly (string | null | undefined)[]): string {
  const forms = parts.flatMap((part) => (part ? formsOf(part) : []));
  return [...new Set(forms)].filter((form) => form !== '').join(' ');
}

/** The words someone typed into a search, each as it stands in {@link nameKey} when the name holds it. */
export function nameWords(text: string): string[] {
  return [...new Set(foldName(text).split(' '))].filter((word) => word !== '');
}

/**
 * A name in its own letters without marks, case, apostrophes or other signs; words one space apart. The dotless i of
 * Turkish becomes i, because its capital is I.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(apostrophes, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** A name in Latin letters, or null when it is written in them already. */
export function latinName(name: string): string | null {
  if (isLatin(name)) return null;
  const words = splitSyllables(anyAscii(name.normalize('NFC'))).replace(apostrophes, '');
  const spaced = words.replace(/\s+/g, ' ').trim();
  return spaced === '' ? null : spaced.replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Whether every letter of a name is a Latin one. */
export function isLatin(name: string): boolean {
  return !/(?!\p{Script=Latin})\p{L}/u.test(name);
}

/** A name in plain Latin letters, lower case, as people drop the marks: "müller" is "muller". */
export function plainForm(name: string): string {
  return foldName(anyAscii(name.normalize('NFC')));
}

/** A name as ICAO 9303 spells it in the machine readable zone: "müller" is "mueller". */
export function zoneForm(name: string): string {
  return plainForm(name.normalize('NFC').replace(/\p{L}/gu, (letter) => zoneLetters[letter.toLowerCase()] ?? letter));
}

/** What ICAO 9303 part 3, section 6.A, gives or recommends where it is more than leaving out the mark. */
const zoneLetters: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  ñ: 'n',
  ĳ: 'ij',
};

/**
 * Accents, Hebrew points, Arabic vowel signs and joiners. The vowel signs of Indic scripts and Thai are letters to
 * their readers.
 */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u200b-\u200f\ufeff]/g;

const apostrophes = /['’‘ʼʻ`´ʹʺ"]/g;

function formsOf(part: string): string[] {
  const latin = anyAscii(part.normalize('NFC'));
  return [foldName(part), foldName(latin), foldName(splitSyllables(latin)), zoneForm(part)];
}

/** any-ascii writes Chinese and Korean as one word with a capital per syllable: "OuYang". */
function splitSyllables(latin: string): string {
  return latin.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}
