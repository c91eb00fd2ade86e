import type { Check } from '../applicant/applicant.ts';
import type { FactField } from './fact.ts';

/** What registries and cross-checks compare, as far as the screen has a place for it. */
const objects: [pattern: RegExp, field: FactField][] = [
  [/(^|(first|middle|last|suffix|full)_?)name/, 'name'],
  [/birth/, 'birthDate'],
  [/sex|gender/, 'gender'],
  [/street|city|state|postal|address/, 'address'],
  [/document_number/, 'documentNumber'],
  [/document_issue/, 'issuedOn'],
  [/document_expiration/, 'expiresOn'],
];

/** The fact a check by this name compares: `dmv_birth_date_match`, `name_crosscheck`. */
export function factComparedBy(name: string): FactField | undefined {
  return objects.find(([pattern]) => pattern.test(name))?.[1];
}

/** Registry checks that compare one field, such as `dmv_birth_date_match`. */
export function isComparedField({ kind, name }: Check): boolean {
  return kind === 'registry' && name.endsWith('_match');
}

/** Which facts a registry says are otherwise, with its words for the screen. It never says what it has instead. */
export function registryMismatches(checks: Check[]): Map<FactField, string> {
  const objections = new Map<FactField, string>();
  for (const { name } of checks.filter((check) => isComparedField(check) && check.outcome === 'fail')) {
    const field = factComparedBy(name);
    const part = name
      .replace(/^(dmv|aamva)_/, '')
      .replace(/_match$/, '')
      .replaceAll('_', ' ');
    const before = field && objections.get(field);
    if (field) objections.set(field, before ? `${before}, ${part}` : `Does not match: ${part}`);
  }
  return objections;
}
