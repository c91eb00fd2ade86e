import type { Check } from '#lib/review/applicant/applicant.ts';
import type { FactField } from '#lib/review/facts/fact.ts';
import { unreadField } from '#lib/review/values/unread.ts';

/** A vendor's own words in plain ones. Null for a word that no dictionary has; it is shown as it came. */
export type ProviderWords = {
  /** The status of an applicant: "awaiting review". */
  status(word: string): string | null;
  /** The result of a check, where the vendor says more than passed or failed: "possible match". */
  outcome(word: string): string | null;
};

/** What a check is about, by the vendor's name for it, after its kind: "expiry date"; empty where the kind says it. */
export type CheckWords = (name: string) => string | null;

/** Looks a word up in any letter case and spelling: `IN_PROGRESS`, `in progress` and `InProgress` are one word. */
export function lookUp(words: Readonly<Record<string, string>>): (word: string) => string | null {
  const plain = new Map(Object.entries(words).map(([word, said]) => [plainWord(word), said]));
  return (word) => plain.get(plainWord(word)) ?? null;
}

function plainWord(word: string): string {
  return word.replace(/[\s_-]+/g, '').toLowerCase();
}

/** The checks with their subjects in plain words. An unknown name is quoted as the vendor wrote it. */
export function worded(checks: Check[], checkWords: CheckWords): Check[] {
  return checks.map((check) => ({
    ...check,
    subject: check.subject ?? unreadSubject(check) ?? checkWords(check.name) ?? `“${check.name}”`,
  }));
}

/** Values that could not be read are told alike for all vendors. */
function unreadSubject(check: Check): string | null {
  const field = unreadField(check);
  return field === null ? null : (unreadSubjects[field] ?? null);
}

const unreadSubjects: Partial<Record<FactField, string>> = {
  phone: '',
  address: 'country of the address',
  nationality: 'nationality',
  issuer: 'issuing country',
  birthDate: 'birth date',
  expiresOn: 'expiry date',
  issuedOn: 'issue date',
};
