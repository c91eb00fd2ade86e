import anyAscii from 'any-ascii';

/**
 * The stored text by which names are searched: every part in its own script, in Latin letters, and as a machine
 * readable zone spells it, without marks or case. PostgreSQL's `unaccent()` is not immutable and does not cover
 * Cyrillic. A search looks for each of {@link nameWords} as a substring.
 */
export function nameKey(...parts: readonly (string | null | undefined)[]): string {
  const forms = parts.flatMap((part) => (part ? formsOf(part) : []));
  return [...new Set(forms)].filter((form) => form !== '').join(' ');
}

/** The words of a search text, in the form that {@link nameKey} has them. */
export function nameWords(text: string): string[] {
  return [...new Set(foldName(text).split(' '))].filter((word) => word !== '');
}

/**
 * A name in its own script without marks, case, apostrophes and punctuation; one space between words. The Turkish
 * dotless i becomes i, because its capital is I.
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

/** A name transliterated to Latin letters; null when it is in Latin letters already. */
export function latinName(name: string): string | null {
  if (isLatin(name)) return null;
  const words = splitSyllables(anyAscii(name.normalize('NFC'))).replace(apostrophes, '');
  const spaced = words.replace(/\s+/g, ' ').trim();
  return spaced === '' ? null : spaced.replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Whether all letters of a name are Latin. */
export function isLatin(name: string): boolean {
  return !/(?!\p{Script=Latin})\p{L}/u.test(name);
}

/** A name in plain small Latin letters without marks: "Müller" becomes "muller". */
export function plainForm(name: string): string {
  return foldName(anyAscii(name.normalize('NFC')));
}

/** A name in small letters as ICAO 9303 spells it in the machine readable zone: "Müller" becomes "mueller". */
export function zoneForm(name: string): string {
  return plainForm(name.normalize('NFC').replace(/\p{L}/gu, (letter) => zoneLetters[letter.toLowerCase()] ?? letter));
}

/** ICAO 9303 part 3, section 6.A, where the transliteration is more than the letter without its mark. */
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
 * Accents, Hebrew points, Arabic vowel signs and joiners. The vowel signs of Indic scripts and Thai count as letters.
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
