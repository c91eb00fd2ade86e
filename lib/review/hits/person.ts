import type { ApplicantContent } from '../applicant/applicant.ts';
import { fullName } from '../names/person-name.ts';
import type { HitPerson } from './view.ts';

/** What of an applicant is compared with the entry of a list: from the form and from the documents, each value once. */
export function personOf({ person, documents }: Pick<ApplicantContent, 'person' | 'documents'>): HitPerson {
  const holders = [person, ...documents.map(({ holder }) => holder)];
  const each = (values: (string | null)[]) => [...new Set(values.flatMap((value) => value?.trim() || []))];
  const first = <Key extends 'givenName' | 'familyName' | 'birthDate' | 'gender'>(key: Key) =>
    holders.find((holder) => holder[key] !== null)?.[key] ?? null;
  return {
    names: each(holders.map(fullName)),
    givenName: first('givenName'),
    familyName: first('familyName'),
    birthDate: first('birthDate'),
    countries: each([
      person.nationality,
      ...documents.map(({ issuingCountry }) => issuingCountry),
      person.address.country,
    ]),
    identifiers: each([person.personalNumber, ...documents.map(({ number }) => number)]),
    gender: first('gender'),
  };
}
