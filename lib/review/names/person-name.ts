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
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
