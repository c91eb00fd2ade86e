import type { Role } from '../actor.ts';
import type { Check } from '../applicant/applicant.ts';
import type { Policies } from '../policies/policies.ts';
import { maskedPhone } from '../values/phone.ts';
import { unreadField } from '../values/unread.ts';
import type { Fact, FactField } from './fact.ts';
import type { Facts, UnmaskedFacts } from './facts.ts';

export type MaskRules = {
  role: Role;
  masking: Pick<Policies['masking'], 'maskedFields'>;
  /** Fields that the reader has revealed and that are still open. */
  revealed: ReadonlySet<string>;
};

/**
 * The facts as this reader may see them: what the policy masks is masked until it is revealed. Managers can't reveal;
 * of names they see initials, of birth dates the year. A masked difference shows where the values differ, not the
 * values.
 */
export function maskFacts(facts: UnmaskedFacts, rules: MaskRules): Facts {
  const mask = (fact: Fact) => maskFact(fact, rules, facts.cities);
  return {
    identity: facts.identity.map(mask),
    contact: facts.contact.map(mask),
    documents: facts.documents.map((document) => ({ ...document, facts: document.facts.map(mask) })),
  };
}

/** Whether a reader sees a field masked, for places that show the same value, such as the page's heading. */
export function isMaskedFor(field: FactField, { role, masking, revealed }: MaskRules): boolean {
  const ruling = follows[field] ?? field;
  if (!mayReveal(role) && alwaysMasked.has(ruling)) return true;
  return masking.maskedFields.includes(ruling) && !(mayReveal(role) && revealed.has(ruling));
}

/** A check with its value masked, where it holds a value that could not be read and whose fact is masked. */
export function maskCheck<Shown extends Pick<Check, 'name' | 'reasons' | 'providerOutcome'>>(
  check: Shown,
  rules: MaskRules,
): Shown {
  const field = unreadField(check);
  if (field === null || check.providerOutcome === null || !isMaskedFor(field, rules)) return check;
  return { ...check, providerOutcome: maskValue(field, check.providerOutcome) };
}

/** Both values of a change, masked: "•••" where they agree, "≠≠≠" where they differ. Null stays null. */
export function maskChange(
  before: string | null,
  after: string | null,
): { before: string | null; after: string | null } {
  const [was, is] = maskedRuns([before ?? '', after ?? '']);
  return { before: before && (was ?? null), after: after && (is ?? null) };
}

/** Initials: "А. О." Null stays null. */
export function maskName(name: string | null): string | null {
  if (name === null) return null;
  const words = name.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
  return words.map((word) => `${[...word][0]}.`).join(' ') || '•••';
}

/**
 * Hides a value but for a hint by which a reader who knows it recognises it: at most its last four characters, or as
 * below.
 */
export function maskValue(field: FactField, value: string, cities: readonly string[] = []): string {
  if (field === 'email') return maskedEmail(value);
  if (field === 'phone') return maskedPhone(value);
  if (field === 'address') return maskedAddress(value, cities);
  if (field === 'name' || field === 'latinName') return maskName(value) ?? '•••';
  if (field === 'age') return '••';
  if (field === 'birthDate') return /(?<!\d)\d{4}$/.exec(value)?.[0] ?? '••••';
  const kept = Math.min(4, Math.floor(value.length / 3));
  return `••••••••${kept > 0 ? value.slice(-kept) : ''}`;
}

/** Masked for managers whatever the policy: they need figures and queues, not identities. */
const alwaysMasked = new Set<FactField>([
  'name',
  'birthDate',
  'personalNumber',
  'email',
  'phone',
  'address',
  'documentNumber',
]);

/** A field that would give another one away is masked and revealed with it. */
const follows: Partial<Record<FactField, FactField>> = { latinName: 'name', age: 'birthDate' };

function mayReveal(role: Role): boolean {
  return role === 'reviewer' || role === 'approver' || role === 'auditor';
}

function maskFact(fact: Fact, rules: MaskRules, cities: readonly string[]): Fact {
  const isRevealable = mayReveal(rules.role) && rules.masking.maskedFields.includes(fact.field);
  if (!isMaskedFor(fact.field, rules)) return fact;
  if (fact.value === null && fact.difference === null) return fact;
  return {
    ...fact,
    value: fact.value === null ? null : maskValue(fact.field, fact.value, cities),
    isMasked: true,
    canReveal: isRevealable,
    difference: fact.difference && maskDifference(fact.difference),
  };
}

type Shown = NonNullable<Fact['difference']>;

/** "•••" where all sources agree, "≠≠≠" where they differ. A registry's words hold no value and are not masked. */
function maskDifference(difference: Shown): Shown {
  const own = difference.values.filter(({ source }) => source !== 'Registry');
  const masks = maskedRuns(own.map(({ value }) => value));
  const values = difference.values.map((each) => {
    const index = own.indexOf(each);
    return index < 0 ? each : { source: each.source, value: masks[index] ?? '•••', verbatim: null };
  });
  return { ...difference, values };
}

/** Word by word; values of one word, such as document numbers, letter by letter. */
function maskedRuns(values: string[]): string[] {
  const isOneWord = values.every((value) => !/\s/.test(value));
  const parts = values.map((value) => (isOneWord ? [...value] : value.split(/\s+/)));
  return parts.map((own) =>
    own
      .map((part, index) => (parts.every((other) => other[index] === part) ? '•' : '≠').repeat(isOneWord ? 1 : 3))
      .join(isOneWord ? '' : ' '),
  );
}

function maskedEmail(email: string): string {
  const [, first = '', top = '•••'] = /^(.)[^@]*@.*?([^.@]+)$/u.exec(email) ?? [];
  return `${first}•••@•••.${top}`;
}

function maskedAddress(address: string, cities: readonly string[]): string {
  const city = cities.find((each) => address.includes(each));
  return city ? `•••, ${city}` : '•••';
}
