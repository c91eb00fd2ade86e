import type { ApplicantContent } from '../applicant/applicant.ts';
import { statementsOf } from '../facts/statements.ts';
import { isLatin, latinName } from './name.ts';
import { fullName, titleCase } from './person-name.ts';

/** The applicant's name: from the form, else from the first document that has one. */
export function nameOf(applicant: Pick<ApplicantContent, 'person' | 'documents'>): string | null {
  return (
    [applicant.person, ...applicant.documents.map((paper) => paper.holder)]
      .map(fullName)
      .find((name) => name !== null) ?? null
  );
}

/**
 * The applicant's name in Latin letters when it is in another script: as a document or its machine readable zone spells
 * it, else transliterated where the script writes vowels. Null when the name is in Latin letters, or there is none.
 */
export function latinNameOf(applicant: ApplicantContent, { now }: { now: Date }): string | null {
  const name = nameOf(applicant);
  if (name === null || isLatin(name)) return null;
  const spelled = statementsOf(applicant, now).find(
    ({ field, key, unread }) => field === 'name' && !unread && isLatin(key),
  );
  if (spelled) return titleCase(spelled.key);
  // Arabic and Hebrew do not write vowels: a transliteration would not be the person's name.
  return withoutVowels.test(name) ? null : latinName(name);
}

const withoutVowels = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
