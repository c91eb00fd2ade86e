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
  /** Fields open to the reader now. */
  revealed: ReadonlySet<string>;
};

/**
 * The facts as this reader may see them: what policy masks is masked until revealed; managers never reveal, and of
 * names and birth dates they see initials and the year. Differences show where the sources part, not what they say.
 */
export function maskFacts(facts: UnmaskedFacts, rules: MaskRules): Facts {
  const mask = (fact: Fact) => maskFact(fact, rules, facts.cities);
  return {
    identity: facts.identity.map(mask),
    contact: facts.contact.map(mask),
    documents: facts.documents.map((document) => ({ ...document, facts: document.facts.map(mask) })),
  };
}

/** Whether a reader sees a field only masked: for whatever shows the same value elsewhere, such as the page's title. */
export function isMaskedFor(field: FactField, { role, masking, revealed }: MaskRules): boolean {
  const ruling = follows[field] ?? field;
  if (!mayReveal(role) && alwaysMasked.has(ruling)) return true;
  return masking.maskedFields.includes(ruling) && !(mayReveal(role) && revealed.has(ruling));
}

/** A check that gives a value as it came, because it could not be read, with the value masked as its fact is. */
export function maskCheck<Shown extends Pick<Check, 'name' | 'reasons' | 'providerOutcome'>>(
  check: Shown,
  rules: MaskRules,
): Shown {
  const field = unreadField(check);
  if (field === null || check.providerOutcome === null || !isMaskedFor(field, rules)) return check;
  return { ...check, providerOutcome: maskValue(field, check.providerOutcome) };
}

/** Initials: "А. О." Null stays null. */
export function maskName(name: string | null): string | null {
  if (name === null) return null;
  const words = name.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
  return words.map((word) => `${[...word][0]}.`).join(' ') || '•••';
}

/**
 * Hides a value so that it can be recognised by who knows it: never more than its last four characters, or the forms
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

/** A manager reads figures and queues, not people. */
const alwaysMasked = new Set<FactField>([
  'name',
  'birthDate',
  'personalNumber',
  'email',
  'phone',
  'address',
  'documentNumber',
]);

/** What would give another field away is masked and revealed with it. */
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

/** "•••" where all sources agree, "≠≠≠" where they part; the words of a registry hold no value and stay. */
function maskDifference(difference: Shown): Shown {
  const own = difference.values.filter(({ source }) => source !== 'Registry');
  const masks = maskedRuns(own.map(({ value }) => value));
  const values = difference.values.map((each) => {
    const index = own.indexOf(each);
    return index < 0 ? each : { source: each.source, value: masks[index] ?? '•••', verbatim: null };
  });
  return { ...difference, values };
}

/** Word by word; a value of one word letter by letter, as numbers of documents are compared. */
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
