import type { Check } from '../applicant/applicant.ts';
import type { FactField } from './fact.ts';

/** The fact of each field that a registry or a cross-check compares, as far as the screen has a place for it. */
const facts: Record<string, FactField> = {
  name: 'name',
  full_name: 'name',
  first_name: 'name',
  middle_name: 'name',
  last_name: 'name',
  suffix_name: 'name',
  birth_date: 'birthDate',
  sex: 'gender',
  gender: 'gender',
  address: 'address',
  street: 'address',
  city: 'address',
  state: 'address',
  postal_code: 'address',
  document_number: 'documentNumber',
  document_issue: 'issuedOn',
  document_expiration: 'expiresOn',
};

/** The fact that a check compares; undefined where it compares none, or one without a place on the screen. */
export function factComparedBy({ comparesField }: Pick<Check, 'comparesField'>): FactField | undefined {
  return comparesField === null ? undefined : facts[comparesField];
}

/** Registry checks that compare one field. */
export function isComparedField({ kind, comparesField }: Check): boolean {
  return kind === 'registry' && comparesField !== null;
}

/** Which facts a registry says are otherwise, with its words for the screen. It never says what it has instead. */
export function registryMismatches(checks: Check[]): Map<FactField, string> {
  const objections = new Map<FactField, string>();
  for (const check of checks.filter((each) => isComparedField(each) && each.outcome === 'fail')) {
    const field = factComparedBy(check);
    const part = check.comparesField?.replaceAll('_', ' ');
    const before = field && objections.get(field);
    if (field) objections.set(field, before ? `${before}, ${part}` : `Does not match: ${part}`);
  }
  return objections;
}
