import type { DocumentHolder } from '../applicant/applicant.ts';

type Names = Pick<DocumentHolder, 'fullName' | 'givenName' | 'middleName' | 'familyName' | 'suffix'>;

/** A person's names as one text, in the order the vendor gives; null when it gave none. */
export function fullName({ fullName: whole, givenName, middleName, familyName, suffix }: Names): string | null {
  return (
    whole?.trim() ||
    [givenName, partOf(middleName), familyName, partOf(suffix)]
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(' ') ||
    null
  );
}

/** A middle name or a suffix; null for what barcodes and forms write where there is none (AAMVA: NONE, unavl). */
export function partOf(part: string | null): string | null {
  return part !== null && /^\s*(none|unavl|nmn|nmi)\s*$/i.test(part) ? null : part;
}

/** "OMAROVA AIDANA" as people write it; what has small letters is left as it is. */
export function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const language = alphabetOf(name);
  return name
    .normalize('NFC')
    .toLocaleLowerCase(language)
    .replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => capital(letter, language));
}

/** Whether two words differ in capitals at most: "ŞAHİN" and "Şahin", "IŞIK" and "Işık", "GROSS" and "Groß". */
export function isSameIgnoringCase(a: string, b: string): boolean {
  return foldCase(a) === foldCase(b);
}

/**
 * Turkish and Azerbaijani have two letters i, with and without a dot, in both cases. A name is taken for one of theirs
 * by the letters that only alphabets with a dotless i have: in others the small letter of I has a dot, and İ is not
 * used.
 */
function alphabetOf(name: string): 'tr' | 'en' {
  return /[\u0130ĞƏ]/.test(name.normalize('NFC')) ? 'tr' : 'en';
}

/** Georgian has capitals for whole words only. */
function capital(letter: string, language: 'tr' | 'en'): string {
  return /\p{Script=Georgian}/u.test(letter) ? letter : letter.toLocaleUpperCase(language);
}

function foldCase(text: string): string {
  const small = text.normalize('NFC').toUpperCase().normalize('NFC').toLowerCase();
  return small.replaceAll('i\u0307', 'i').replaceAll('ı', 'i');
}
