import type { IdentityDocument } from '../applicant/applicant.ts';
import { documentLabel } from '../applicant/labels.ts';
import type { ApplicantView } from '../applicant/view.ts';
import { latinNameOf } from '../names/known-name.ts';
import { isLatin } from '../names/name.ts';
import { dayEverywhere, lastDayOf, yearsBetween } from '../values/day.ts';
import { phoneLabel } from '../values/phone.ts';
import { agreeing, type Difference, differencesAmong, groupsOf } from './differences.ts';
import type { Fact, FactField } from './fact.ts';
import type { Claim, Told } from './statement.ts';
import { claimsOf } from './statements.ts';

/** The left pane of the applicant's page. */
export type Facts = Pick<ApplicantView, 'identity' | 'contact' | 'documents'>;

/** `cities` is what an address may keep when it is masked; it goes no further. */
export type UnmaskedFacts = Facts & { cities: string[] };

/**
 * What is known of the applicant, fact by fact, with differences. Unmasked: {@link maskFacts} comes before any screen.
 */
export function factsOf(applicant: Told, { now }: { now: Date }): UnmaskedFacts {
  const claims = claimsOf(applicant, now);
  const differences = differencesAmong(claims, applicant);
  const groups = groupsOf(claims);
  const factOf = (field: FactField, documentId: string | null = null): Fact => {
    const isMine = (each: Claim | Difference | undefined) => each?.field === field && each.documentId === documentId;
    return fact(field, groups.find(([first]) => isMine(first)) ?? [], differences.filter(isMine));
  };
  const identity = [
    factOf('name'),
    latinFact(applicant, claims, now),
    factOf('birthDate'),
    ageFact(claims, now),
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
    documents: applicant.documents.filter(isPaper).map(({ id, type }) => ({
      id,
      label: documentLabel(type),
      facts: (['documentNumber', 'issuedOn', 'expiresOn', 'issuer'] as const).map((field) => factOf(field, id)),
    })),
  };
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

function fact(field: FactField, group: Claim[], differences: Difference[]): Fact {
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

/** What differs comes first; what could not be read, and letters of two alphabets, are told beside it. */
function shownOf([main, ...others]: Difference[]): Fact['difference'] {
  if (!main) return null;
  const { tone, title, values } = main;
  const remarks = [main.remark, ...others.flatMap((other) => [`${other.title}.`, other.remark])];
  return { tone, title, values, remark: remarks.filter(Boolean).join(' ') || null };
}

function plainFact(field: FactField, value: string | null, agree = 0): Fact {
  return { field, label: labels[field], value, isMasked: false, canReveal: false, agree, difference: null };
}

function latinFact(applicant: Told, claims: Claim[], now: Date): Fact {
  const spelled = claims.filter(({ field, key }) => field === 'name' && key !== '' && isLatin(key));
  const agree = agreeing(spelled);
  return plainFact('latinName', latinNameOf(applicant, { now }), agree > 1 ? agree : 0);
}

/** By the document where it says: what people type of themselves is the weaker source. */
function ageFact(claims: Claim[], now: Date): Fact {
  const days = claims.filter(({ field, unread }) => field === 'birthDate' && !unread);
  const printed = days.find(({ source }) => source !== 'Provided');
  const day = (printed ?? days[0])?.key;
  if (day === undefined) return plainFact('age', null);
  return plainFact('age', `${yearsBetween(lastDayOf(day), dayEverywhere(now))} by ${printed ? 'document' : 'form'}`);
}

function withPhone(phone: Fact): Fact {
  return { ...phone, value: phone.value === null ? null : phoneLabel(phone.value) };
}

/** What has a number, a date or a name to show; a selfie has none. */
function isPaper({ type, number, expiresOn, issuedOn, issuingCountry, mrz, fields }: IdentityDocument): boolean {
  return (
    !/^(selfie|liveness)/.test(type) &&
    (Boolean(number ?? expiresOn ?? issuedOn ?? issuingCountry ?? mrz) ||
      fields.length > 0 ||
      type !== 'proof_of_address')
  );
}
