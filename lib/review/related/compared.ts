import type { ApplicantContent } from '../applicant/applicant.ts';
import { countryName, documentLabel } from '../applicant/labels.ts';
import type { FactField } from '../facts/fact.ts';
import { isMaskedFor, type MaskRules, maskName, maskValue } from '../facts/mask.ts';
import { identityDocuments } from '../facts/statements.ts';
import { nameOf } from '../names/known-name.ts';
import { compareNames } from '../names/same-name.ts';
import { dayLabel } from '../values/day.ts';
import { currentPhone } from '../values/phone.ts';
import type { ComparedRow } from './related.ts';

type Row = {
  label: string;
  field: FactField;
  values: (applicant: ApplicantContent) => string[];
  isEqual?: (a: string, b: string) => boolean;
};

const rows: Row[] = [
  { label: 'Name', field: 'name', values: (one) => [nameOf(one) ?? ''], isEqual: isSameName },
  {
    label: 'Birth date',
    field: 'birthDate',
    values: ({ person }) => [person.birthDate ? dayLabel(person.birthDate) : ''],
  },
  { label: 'Nationality', field: 'nationality', values: ({ person }) => [country(person.nationality)] },
  {
    label: 'Document',
    field: 'issuer',
    values: (one) => identityDocuments(one).map(({ type }) => documentLabel(type)),
  },
  { label: 'Document number', field: 'documentNumber', values: documentNumbers },
  { label: 'Personal number', field: 'personalNumber', values: ({ person }) => [person.personalNumber ?? ''] },
  { label: 'Email', field: 'email', values: ({ person }) => [person.email ?? ''], isEqual: isSameLetters },
  { label: 'Phone', field: 'phone', values: ({ person }) => [person.phone ?? ''], isEqual: isSamePhone },
];

/**
 * Two applicants side by side, as this reader may see them. Equality is judged on the full values, also where they are
 * shown masked. A row that neither of them has is left out.
 */
export function comparedRows(own: ApplicantContent, other: ApplicantContent, rules: MaskRules): ComparedRow[] {
  return rows.flatMap(({ label, field, values, isEqual = isSameNumber }) => {
    const [mine, theirs] = [values(own).filter(Boolean), values(other).filter(Boolean)];
    if (mine.length === 0 && theirs.length === 0) return [];
    const isKnown = mine.length > 0 && theirs.length > 0;
    const shown = (all: string[]) => (all.length === 0 ? null : all.map((value) => asShown(field, value)).join(', '));
    const asShown = (of: FactField, value: string) => {
      if (!isMaskedFor(of, rules)) return value;
      return of === 'name' ? (maskName(value) ?? '•••') : maskValue(of, value);
    };
    return [
      {
        label,
        own: shown(mine),
        other: shown(theirs),
        isEqual: isKnown ? mine.some((a) => theirs.some((b) => isEqual(a, b))) : null,
      },
    ];
  });
}

function isSameName(a: string, b: string): boolean {
  const how = compareNames(a, b);
  return how === 'same' || how === 'spelling';
}

function isSameLetters(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function isSamePhone(a: string, b: string): boolean {
  const key = (phone: string) => currentPhone(phone.replace(/[\s()-]/g, ''));
  return key(a) === key(b);
}

function isSameNumber(a: string, b: string): boolean {
  const compact = (text: string) => text.replace(/[\s()-]/g, '').toUpperCase();
  return compact(a) === compact(b);
}

function documentNumbers({ documents }: ApplicantContent): string[] {
  return documents.map(({ number }) => number ?? '');
}

function country(code: string | null): string {
  return code === null ? '' : countryName(code);
}
