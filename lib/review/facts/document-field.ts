import type { DocumentField, IdentityDocument } from '../applicant/applicant.ts';
import { fullName } from '../names/person-name.ts';
import { readCountryText } from '../values/country-reading.ts';
import type { DayOrder } from '../values/day-reading.ts';
import { dayFields } from '../values/value-reading.ts';
import type { FactField } from './fact.ts';
import { addressStatement, type MakeStatement, type Statement, statementMaker } from './statement.ts';
import { zoneDayStatement } from './zone-statements.ts';

/**
 * The vendors' names for the fields of a document, in small letters without punctuation. The last of each is the
 * element id of an AAMVA barcode.
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

/**
 * The statements in a vendor's readings of a document: print, machine readable zone, barcode and chip are one source
 * each.
 */
export function fieldStatements(paper: IdentityDocument, now: Date, suffix: string): Statement[] {
  const sources = [...new Set(paper.fields.map((field) => field.source?.toLowerCase() ?? null))];
  return sources.flatMap((source) => {
    const label = sourceLabels[source ?? 'ocr'] ?? 'Vendor';
    const fields = paper.fields.filter((field) => (field.source?.toLowerCase() ?? null) === source);
    return sourceStatements(paper, fields, label, now, suffix);
  });
}

/** The statements of one source, whose fields these are. */
export function sourceStatements(
  paper: IdentityDocument,
  fields: readonly DocumentField[],
  label: string,
  now: Date,
  suffix: string,
): Statement[] {
  const read = new Map<string, string>();
  for (const field of fields) {
    const name = field.name.toLowerCase().replace(/[^a-z]/g, '');
    if (field.value !== null && !read.has(name)) read.set(name, field.value);
  }
  const statement = statementMaker(
    `${label}${suffix}`,
    paper.id,
    dayOrder(label, first(read, fieldNames.issuer) ?? paper.issuingCountry),
  );
  return statementsOfFields(read, statement, label === 'MRZ' ? now : null);
}

/** How a source writes dates: the United States month first, Canada year first, in barcodes and in print (AAMVA). */
function dayOrder(label: string, issuer: string | null): DayOrder | null {
  if (label === 'MRZ' || issuer === null) return null;
  return ({ USA: 'month', CAN: 'year' } as const)[readCountryText(issuer) ?? ''] ?? null;
}

function first(read: Map<string, string>, names: string[] = []): string | null {
  return names.map((name) => read.get(name)).find((value) => value !== undefined) ?? null;
}

/** `now` is given where the source is a zone: only there are six digits a date. */
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
 * Whether a name was truncated (T), not (N), or unknown (U): for the family, the first and the middle names (AAMVA).
 */
const truncations = [
  ['dde', 'familynametruncation', 'familynametruncated', 'lastnametruncation', 'lastnametruncated'],
  ['ddf', 'firstnametruncation', 'firstnametruncated', 'firstnamestruncation', 'givennametruncation'],
  ['ddg', 'middlenametruncation', 'middlenametruncated', 'middlenamestruncation'],
];

/**
 * Characters that a zone has for all names with `<<` between them: cards (TD1), larger cards (TD2), passports and
 * visas.
 */
const zoneNameLengths = [30, 31, 39];

function fillsZone({
  familyName,
  givenName,
  middleName,
}: Record<'familyName' | 'givenName' | 'middleName', string | null>) {
  const given = [givenName, middleName].filter((part) => part !== null).join('<');
  // The French identity card before 2021 has 14 characters for given names.
  return zoneNameLengths.includes(`${familyName ?? ''}<<${given}`.length) || given.length === 14;
}
