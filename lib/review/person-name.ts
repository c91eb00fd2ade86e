import type { Applicant, DocumentHolder } from './applicant.ts';
import { isLatin, latinName } from './name.ts';

type Names = Pick<DocumentHolder, 'fullName' | 'givenName' | 'middleName' | 'familyName' | 'suffix'>;

/** A person's names as one text, in the order the vendor gives; null when it gave none. */
export function fullName({ fullName: whole, givenName, middleName, familyName, suffix }: Names): string | null {
  return (
    whole?.trim() ||
    [givenName, middleName, familyName, suffix]
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(' ') ||
    null
  );
}

/** The name people know the applicant by: as provided, else as the first document that has one prints it. */
export function nameOf(applicant: Pick<Applicant, 'person' | 'documents'>): string | null {
  return [applicant.person, ...applicant.documents.map((paper) => paper.holder)].map(fullName).find((name) => name !== null) ?? null;
}

/**
 * The applicant's name in Latin letters when it is written in others: as a document spells it, else transliterated.
 * Null when the name is in Latin letters already, or there is none.
 */
export function latinNameOf(applicant: Pick<Applicant, 'person' | 'documents'>): string | null {
  const name = nameOf(applicant);
  if (name === null || isLatin(name)) return null;
  const spelled = applicant.documents.map((paper) => fullName(paper.holder)).find((each) => each !== null && isLatin(each));
  return spelled ? titleCase(spelled) : latinName(name);
}

/** "OMAROVA AIDANA" as people write it; what has small letters is left as it is. */
export function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
