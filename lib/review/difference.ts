import type { Claim, Told } from './claim.ts';
import { claimsOf, identityPapers } from './claims.ts';
import { compareCountries } from './country.ts';
import { isSwapped } from './day.ts';
import { foldName } from './name.ts';
import { registryObjections } from './registry.ts';
import { sameAddress } from './same-address.ts';
import { compareNames, type NameComparison } from './same-name.ts';
import type { FactField, SourcedValue } from './views.ts';

/** Sources that do not agree on a fact. */
export type Difference = {
  field: FactField;
  /** The document it is about; null for facts of the person. */
  documentId: string | null;
  tone: 'fail' | 'attention';
  title: string;
  values: SourcedValue[];
  remark: string | null;
  /** Only a registry objects: its checks say so on their own. */
  isRegistryOnly: boolean;
};

/**
 * Compares what was provided, printed, coded in the machine readable zone and read by the vendor, and what registries
 * object to. One difference per fact at most, identity first. Holds personal data.
 */
export function differencesOf(applicant: Told, { now }: { now: Date }): Difference[] {
  return differencesAmong(claimsOf(applicant, now), applicant);
}

/** The same as {@link differencesOf}, for who has the claims already. */
export function differencesAmong(claims: Claim[], applicant: Told): Difference[] {
  const objections = registryObjections(applicant.checks);
  const [firstPaper = null] = identityPapers(applicant);
  const groups = groupsOf(claims);
  return compared.flatMap((field) =>
    groups
      .filter(([first]) => first?.field === field)
      .flatMap((group) => {
        const [first] = group;
        const isObjected = objections.has(field) && (first?.documentId ?? firstPaper?.id) === firstPaper?.id;
        return differenceIn(group, isObjected ? (objections.get(field) ?? null) : null);
      }),
  );
}

/** How many sources say the same as the first of them. */
export function agreeing(group: Claim[]): number {
  const [first, ...others] = group;
  return first ? 1 + others.filter((claim) => compare(first, claim) === 'same').length : 0;
}

/** Claims on one fact each, in the order of their first. */
export function groupsOf(claims: Claim[]): Claim[][] {
  return [...Map.groupBy(claims, ({ field, documentId }) => `${field} ${documentId ?? ''}`).values()];
}

/** In the order of the screen. Email and phone have one source each. */
const compared: FactField[] = [
  'name',
  'birthDate',
  'gender',
  'nationality',
  'personalNumber',
  'address',
  'documentNumber',
  'issuedOn',
  'expiresOn',
  'issuer',
];

/** Two nationalities, a second home or a clerk's country code are common; two birth dates are not. */
const isIdentity = new Set<FactField>(['name', 'birthDate', 'gender', 'personalNumber', 'documentNumber', 'expiresOn']);

const words: Partial<Record<FactField, string>> = {
  name: 'Name',
  birthDate: 'Birth date',
  gender: 'Sex',
  nationality: 'Nationality',
  personalNumber: 'Personal number',
  address: 'Address',
  documentNumber: 'Document number',
  issuedOn: 'Issue date',
  expiresOn: 'Expiry',
  issuer: 'Issuer',
};

/** What a field is called where differences are told: "Birth date". */
export function differenceLabel(field: FactField): string {
  return words[field] ?? field;
}

function differenceIn(group: Claim[], objection: string | null): Difference[] {
  const [first] = group;
  const worst = worstOf(group);
  if (!first || (worst === 'same' && objection === null)) return [];
  const { field, documentId } = first;
  const tone = isIdentity.has(field) && (worst === 'different' || worst === 'same') ? 'fail' : 'attention';
  const values = group.map(({ source, value, verbatim }) => ({ source, value, verbatim }));
  if (objection !== null) values.push({ source: 'Registry', value: objection, verbatim: null });
  return [
    {
      field,
      documentId,
      tone,
      title: titleOf(field, worst),
      values,
      remark: remarkOn(group, worst),
      isRegistryOnly: worst === 'same',
    },
  ];
}

function titleOf(field: FactField, worst: NameComparison): string {
  if (worst === 'spelling') return `${differenceLabel(field)} spelled differently`;
  if (worst === 'scripts') return `${differenceLabel(field)} in two scripts`;
  return `${differenceLabel(field)} differs`;
}

function remarkOn(group: Claim[], worst: NameComparison): string | null {
  if (worst === 'scripts') return 'The letters can’t be compared. Compare by eye.';
  const [first, ...others] = group;
  const other = others.find((claim) => first && isSwapped(first.key, claim.key));
  if (!first || !other) return null;
  return first.source === 'Provided' ? 'Day and month look swapped in the form.' : 'Day and month look swapped.';
}

/** Names in two scripts that can't be compared count only where nobody confirms the first. */
function worstOf(group: Claim[]): NameComparison {
  const found = new Set(group.flatMap((a, index) => group.slice(index + 1).map((b) => compare(a, b))));
  if (found.has('different')) return 'different';
  if (found.has('spelling')) return 'spelling';
  return found.has('scripts') && !found.has('same') ? 'scripts' : 'same';
}

function compare(a: Claim, b: Claim): NameComparison | 'silent' {
  if (a.key === b.key) return 'same';
  if (a.field === 'name') return isCutForm(a, b) || isCutForm(b, a) ? 'same' : compareNames(a.key, b.key);
  if (a.field === 'nationality' || a.field === 'issuer') return compareCountries(a.field, a.key, b.key);
  return a.field === 'address' && sameAddress(a.key, b.key) ? 'same' : 'different';
}

/** A zone leaves out the end of a long name: each of its words then begins a word of the other. */
function isCutForm(cut: Claim, whole: Claim): boolean {
  if (!cut.isCut) return false;
  const letters = (name: string) => foldName(name).split(' ');
  return letters(cut.key).every((word) => letters(whole.key).some((other) => other.startsWith(word)));
}
