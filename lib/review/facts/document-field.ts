import type { IdentityDocument } from '../applicant/applicant.ts';
import { fullName } from '../names/person-name.ts';
import { isoDay } from './day.ts';
import type { FactField } from './fact.ts';
import { type Claim, sayAddress, sayFrom } from './statement.ts';

/** What the vendors call the fields they read off a document, without signs and case. */
const fieldNames: Partial<Record<FactField, string[]>> = {
  birthDate: ['birthdate', 'dateofbirth', 'dob'],
  gender: ['gender', 'gendere', 'sex'],
  nationality: ['nationality', 'nationalitycode'],
  personalNumber: ['personalnumber', 'personalcode'],
  documentNumber: ['documentnumber', 'number', 'docnumber'],
  issuedOn: ['issuedat', 'issuedate', 'issuedon', 'dateofissue'],
  expiresOn: ['expiresat', 'expirationdate', 'expirydate', 'expireson', 'expiration', 'dateofexpiry'],
  issuer: ['issuingcountry', 'issuingstatecode'],
};

const days = new Set<FactField>(['birthDate', 'issuedOn', 'expiresOn']);

const sourceLabels: Record<string, string> = {
  ocr: 'Printed',
  visual: 'Printed',
  mrz: 'MRZ',
  barcode: 'Barcode',
  pdf417: 'Barcode',
  rfid: 'Chip',
  nfc: 'Chip',
};

/** What the vendor's own readings of a document (print, machine readable zone, barcode, chip) say, each a source of its own. */
export function fieldClaims(paper: IdentityDocument, suffix: string): Claim[] {
  const sources = [...new Set(paper.fields.map((field) => field.source?.toLowerCase() ?? null))];
  return sources.flatMap((source) => {
    const read = new Map<string, string>();
    for (const field of paper.fields) {
      const name = field.name.toLowerCase().replace(/[^a-z]/g, '');
      if ((field.source?.toLowerCase() ?? null) === source && field.value !== null && !read.has(name))
        read.set(name, field.value);
    }
    return claimsFrom(read, `${sourceLabels[source ?? 'ocr'] ?? 'Vendor'}${suffix}`, paper);
  });
}

function claimsFrom(read: Map<string, string>, source: string, paper: IdentityDocument): Claim[] {
  const say = sayFrom(source, paper.id);
  const first = (...names: string[]) =>
    names.map((name) => read.get(name)).find((value) => value !== undefined) ?? null;
  const name = fullName({
    fullName: first('fullname', 'name'),
    givenName: first('firstname', 'givenname', 'givennames'),
    middleName: first('middlename'),
    familyName: first('lastname', 'familyname', 'surname'),
    suffix: first('namesuffix', 'suffixname', 'suffix'),
  });
  const address = {
    line: first('street', 'addressline'),
    city: first('city'),
    state: first('state'),
    postalCode: first('postalcode', 'zip'),
    country: null,
  };
  const plain = Object.entries(fieldNames) as [FactField, string[]][];
  return [
    ...say('name', name),
    ...sayAddress(say, address),
    ...plain.flatMap(([field, names]) => {
      const value = first(...names);
      if (value === null) return [];
      if ((field === 'nationality' || field === 'issuer') && !/^[A-Z]{3}$/.test(value)) return [];
      if (!days.has(field)) return say(field, value);
      const day = isoDay(value);
      return day === null ? [] : say(field, day);
    }),
  ];
}
