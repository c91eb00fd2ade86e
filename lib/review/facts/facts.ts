import type { ApplicantContent, IdentityDocument } from '../applicant/applicant.ts';
import { documentLabel } from '../applicant/labels.ts';
import type { ApplicantView } from '../applicant/view.ts';
import { latinNameOf } from '../names/known-name.ts';
import { isLatin } from '../names/name.ts';
import { dayEverywhere, lastDayOf, yearsBetween } from '../values/day.ts';
import { phoneLabel } from '../values/phone.ts';
import { agreeing, type Difference, differencesAmong, groupsOf } from './differences.ts';
import type { Fact, FactField } from './fact.ts';
import type { Statement } from './statement.ts';
import { statementsOf } from './statements.ts';
import { zoneDigits } from './zone-digits.ts';

/** The left pane of the applicant's page. */
export type Facts = Pick<ApplicantView, 'identity' | 'contact' | 'documents'>;

/** `cities` are the parts of addresses that stay visible when an address is masked; they are not sent to a browser. */
export type UnmaskedFacts = Facts & { cities: string[] };

/**
 * The facts about an applicant, with their differences. Unmasked: {@link maskFacts} is applied before they are shown.
 */
export function factsOf(applicant: ApplicantContent, { now }: { now: Date }): UnmaskedFacts {
  const statements = statementsOf(applicant, now);
  const differences = differencesAmong(statements, applicant);
  const groups = groupsOf(statements);
  const factOf = (field: FactField, documentId: string | null = null): Fact => {
    const isMine = (each: Statement | Difference | undefined) =>
      each?.field === field && each.documentId === documentId;
    return fact(field, groups.find(([first]) => isMine(first)) ?? [], differences.filter(isMine));
  };
  const identity = [
    factOf('name'),
    latinFact(applicant, statements, now),
    factOf('birthDate'),
    ageFact(statements, now),
    factOf('gender'),
    factOf('nationality'),
    factOf('personalNumber'),
  ];
  return {
    identity: identity.filter((each) => each.value !== null || !optional.has(each.field)),
    cities: [applicant.person, ...applicant.documents.map((paper) => paper.holder)].flatMap(
      ({ address }) => address.city?.trim() || [],
    ),
    contact: [factOf('email'), withPhone(factOf('phone')), factOf('address')],
    documents: applicant.documents.filter(isPaper).map(({ id, type, mrz }) => ({
      id,
      label: documentLabel(type),
      facts: (['documentNumber', 'issuedOn', 'expiresOn', 'issuer'] as const).map((field) => factOf(field, id)),
      zone: digitsOf(mrz),
    })),
  };
}

function digitsOf(mrz: string | null): Facts['documents'][number]['zone'] {
  const digits = mrz === null ? [] : (zoneDigits(mrz)?.digits ?? []);
  return digits.length === 0 ? null : { right: digits.filter(({ isRight }) => isRight).length, total: digits.length };
}

const optional = new Set<FactField>(['latinName', 'age', 'personalNumber']);

const labels: Record<FactField, string> = {
  name: 'Name',
  latinName: 'In Latin',
  birthDate: 'Birth date',
  age: 'Age',
  gender: 'Sex',
  nationality: 'Nationality',
  personalNumber: 'Personal no.',
  email: 'Email',
  phone: 'Phone',
  address: 'Address',
  documentNumber: 'Number',
  issuedOn: 'Issued',
  expiresOn: 'Expires',
  issuer: 'Issuer',
};

function fact(field: FactField, group: readonly Statement[], differences: Difference[]): Fact {
  const agree = agreeing(group);
  return {
    field,
    label: labels[field],
    value: (group.find(({ unread }) => !unread) ?? group[0])?.value ?? null,
    isMasked: false,
    canReveal: false,
    agree: agree > 1 ? agree : 0,
    difference: shownOf(differences),
  };
}

/** The first difference; the others (not read, two alphabets) are named in its remark. */
function shownOf([main, ...others]: Difference[]): Fact['difference'] {
  if (!main) return null;
  const { tone, title, values } = main;
  const remarks = [main.remark, ...others.flatMap((other) => [`${other.title}.`, other.remark])];
  return { tone, title, values, remark: remarks.filter(Boolean).join(' ') || null };
}

function plainFact(field: FactField, value: string | null, agree = 0): Fact {
  return { field, label: labels[field], value, isMasked: false, canReveal: false, agree, difference: null };
}

function latinFact(applicant: ApplicantContent, statements: readonly Statement[], now: Date): Fact {
  const spelled = statements.filter(({ field, key }) => field === 'name' && key !== '' && isLatin(key));
  const agree = agreeing(spelled);
  return plainFact('latinName', latinNameOf(applicant, { now }), agree > 1 ? agree : 0);
}

/** The age by the document, or by the form where no document has a birth date: the form is the weaker source. */
function ageFact(statements: readonly Statement[], now: Date): Fact {
  const days = statements.filter(({ field, unread }) => field === 'birthDate' && !unread);
  const printed = days.find(({ source }) => source !== 'Provided');
  const day = (printed ?? days[0])?.key;
  if (day === undefined) return plainFact('age', null);
  return plainFact('age', `${yearsBetween(lastDayOf(day), dayEverywhere(now))} by ${printed ? 'document' : 'form'}`);
}

function withPhone(phone: Fact): Fact {
  return { ...phone, value: phone.value === null ? null : phoneLabel(phone.value) };
}

/** Whether a document has facts to show; a selfie has none. */
function isPaper({ type, number, expiresOn, issuedOn, issuingCountry, mrz, fields }: IdentityDocument): boolean {
  return (
    !/^(selfie|liveness)/.test(type) &&
    (Boolean(number ?? expiresOn ?? issuedOn ?? issuingCountry ?? mrz) ||
      fields.length > 0 ||
      type !== 'proof_of_address')
  );
}
