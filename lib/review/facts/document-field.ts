import type { IdentityDocument } from '../applicant/applicant.ts';
import { fullName } from '../names/person-name.ts';
import { readCountryText } from '../values/country-reading.ts';
import type { DayOrder } from '../values/day-reading.ts';
import { dayFields } from '../values/value-reading.ts';
import type { FactField } from './fact.ts';
import { addressStatement, type MakeStatement, type Statement, statementMaker } from './statement.ts';
import { zoneDayStatement } from './zone-statements.ts';

/**
 * What the vendors call the fields they read off a document, without signs and case; the last of each is the element of
 * an AAMVA barcode.
 */
const fieldNames: Partial<Record<FactField, string[]>> = {
  birthDate: ['birthdate', 'dateofbirth', 'dob', 'dbb'],
  gender: ['gender', 'gendere', 'sex', 'dbc'],
  nationality: ['nationalitycode', 'nationalityiso', 'nationality'],
  personalNumber: ['personalnumber', 'personalcode'],
  documentNumber: ['documentnumber', 'number', 'docnumber', 'daq'],
  issuedOn: ['issuedat', 'issuedate', 'issuedon', 'dateofissue', 'dbd'],
  expiresOn: [
    ...['expiresat', 'expirationdate', 'dateofexpiration', 'expirydate', 'expireson', 'expiration', 'dateofexpiry'],
    ...['expiretime', 'dba'],
  ],
  issuer: ['issuingcountry', 'issuingstatecode', 'countryiso', 'issuingstatename', 'dcg'],
};

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
export function fieldStatements(paper: IdentityDocument, now: Date, suffix: string): Statement[] {
  const sources = [...new Set(paper.fields.map((field) => field.source?.toLowerCase() ?? null))];
  return sources.flatMap((source) => {
    const read = new Map<string, string>();
    for (const field of paper.fields) {
      const name = field.name.toLowerCase().replace(/[^a-z]/g, '');
      if ((field.source?.toLowerCase() ?? null) === source && field.value !== null && !read.has(name))
        read.set(name, field.value);
    }
    const label = sourceLabels[source ?? 'ocr'] ?? 'Vendor';
    const statement = statementMaker(
      `${label}${suffix}`,
      paper.id,
      dayOrder(label, first(read, fieldNames.issuer) ?? paper.issuingCountry),
    );
    return statementsOfFields(read, statement, label === 'MRZ' ? now : null);
  });
}

/**
 * How a source writes its days: the United States month first and Canada year first, in barcodes and in print (AAMVA).
 */
function dayOrder(label: string, issuer: string | null): DayOrder | null {
  if (label === 'MRZ' || issuer === null) return null;
  return ({ USA: 'month', CAN: 'year' } as const)[readCountryText(issuer) ?? ''] ?? null;
}

function first(read: Map<string, string>, names: string[] = []): string | null {
  return names.map((name) => read.get(name)).find((value) => value !== undefined) ?? null;
}

/** `now` where the source is a zone: only there six digits are a day. */
function statementsOfFields(read: Map<string, string>, statement: MakeStatement, now: Date | null): Statement[] {
  const plain = Object.entries(fieldNames) as [FactField, string[]][];
  return [
    ...nameStatements(read, statement, now !== null),
    ...addressStatement(statement, {
      line: first(read, ['street', 'addressline', 'dag']),
      city: first(read, ['city', 'dai']),
      state: first(read, ['state', 'daj']),
      postalCode: first(read, ['postalcode', 'zip', 'dak']),
      country: null,
    }),
    ...plain.flatMap(([field, names]) => {
      const statements = names.flatMap((name) => statementOfField(statement, field, read.get(name) ?? null, now));
      return statements.find(({ unread }) => !unread) ?? statements[0] ?? [];
    }),
  ];
}

function statementOfField(
  statement: MakeStatement,
  field: FactField,
  value: string | null,
  now: Date | null,
): Statement[] {
  if (now !== null && field === 'personalNumber') return statement(field, value, { isOptional: true });
  const isShort = now !== null && value !== null && dayFields.has(field) && /^[\d<]{6}$/.test(value);
  return isShort
    ? zoneDayStatement(statement, field as 'birthDate' | 'issuedOn' | 'expiresOn', value, now)
    : statement(field, value);
}

function nameStatements(read: Map<string, string>, statement: MakeStatement, isZone: boolean): Statement[] {
  const names = {
    fullName: first(read, ['fullname', 'name', 'daa']),
    givenName: first(read, ['firstname', 'givenname', 'givennames', 'dac', 'dct']),
    middleName: first(read, ['middlename', 'dad']),
    familyName: first(read, ['lastname', 'familyname', 'surname', 'dcs', 'dab']),
    suffix: first(read, ['namesuffix', 'suffixname', 'suffix', 'dcu']),
  };
  const flags = truncations.map((each) => first(read, each)?.trim().toUpperCase().charAt(0));
  const isCut = flags.includes('T') || (isZone && fillsZone(names));
  const cut = isCut ? 'yes' : flags.includes('U') ? 'maybe' : undefined;
  return statement('name', fullName(names), cut ? { cut } : {});
}

/**
 * Whether a name was cut (T), not (N), or that is not known (U): of the family name, the first, the middle ones
 * (AAMVA).
 */
const truncations = [
  ['dde', 'familynametruncation', 'familynametruncated', 'lastnametruncation', 'lastnametruncated'],
  ['ddf', 'firstnametruncation', 'firstnametruncated', 'firstnamestruncation', 'givennametruncation'],
  ['ddg', 'middlenametruncation', 'middlenametruncated', 'middlenamestruncation'],
];

/** The places a zone has for both names, `<<` between them: of a card, of an older card, of a passport or visa. */
const zoneRooms = [30, 31, 39];

function fillsZone({
  familyName,
  givenName,
  middleName,
}: Record<'familyName' | 'givenName' | 'middleName', string | null>) {
  const given = [givenName, middleName].filter((part) => part !== null).join('<');
  // The French card before 2021 has 14 places for given names alone.
  return zoneRooms.includes(`${familyName ?? ''}<<${given}`.length) || given.length === 14;
}
