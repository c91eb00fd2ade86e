import type { DocumentHolder } from '../applicant/applicant.ts';

type Names = Pick<DocumentHolder, 'fullName' | 'givenName' | 'middleName' | 'familyName' | 'suffix'>;

/** A person's names as one text, in the vendor's order; null when there are none. */
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

/** A middle name or a suffix; null for the words that barcodes and forms have in its place (AAMVA: NONE, unavl). */
export function partOf(part: string | null): string | null {
  return part !== null && /^\s*(none|unavl|nmn|nmi)\s*$/i.test(part) ? null : part;
}

/** "OMAROVA AIDANA" as "Omarova Aidana"; a name with small letters stays unchanged. */
export function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const language = alphabetOf(name);
  return name
    .normalize('NFC')
    .toLocaleLowerCase(language)
    .replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => capital(letter, language));
}

/** Whether two words are the same but for capitals: "ŞAHİN" and "Şahin", "IŞIK" and "Işık", "GROSS" and "Groß". */
export function isSameIgnoringCase(a: string, b: string): boolean {
  return foldCase(a) === foldCase(b);
}

/**
 * Turkish and Azerbaijani have an i with and one without a dot, as capitals and as small letters. A name counts as one
 * of theirs by the letters that only alphabets with a dotless i have.
 */
function alphabetOf(name: string): 'tr' | 'en' {
  return /[\u0130ĞƏ]/.test(name.normalize('NFC')) ? 'tr' : 'en';
}

/** Georgian uses capitals for whole words only, never for the first letter. */
function capital(letter: string, language: 'tr' | 'en'): string {
  return /\p{Script=Georgian}/u.test(letter) ? letter : letter.toLocaleUpperCase(language);
}

function foldCase(text: string): string {
  const small = text.normalize('NFC').toUpperCase().normalize('NFC').toLowerCase();
  return small.replaceAll('i\u0307', 'i').replaceAll('ı', 'i');
}
