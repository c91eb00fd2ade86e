import type { Check, DocumentField, IdentityDocument } from '#lib/review/applicant/applicant.ts';
import { blankAddress, blankDocument } from '../reading/blank.ts';
import { unreadDay } from '../reading/check.ts';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { amount, joinedName, word } from '../reading/word.ts';
import { type Picture, picturesOf } from './pictures.ts';
import { fieldName, resultOf, sourceName, worstOf } from './regula.ts';
import { type ScanOf, scansOf } from './scans.ts';
import type { AllpassApplicant, FieldRow } from './shapes.ts';
import { kindOf } from './steps.ts';

/** The value that a document gives for a field, by the field's name. */
export type Readings = (name: string) => string | null;

export type ReadDocument = { document: IdentityDocument; read: Readings; problems: Check[] };

/** Print first: the machine readable zone has no accents and cuts long names. */
const sourceOrder = ['visual', 'mrz', 'barcode', 'rfid'];
const days = ['date_of_birth', 'date_of_issue', 'date_of_expiry'];

/** One document for each `docId` of all scans, and one for the applicant's own image. */
export function documentsOf(applicant: AllpassApplicant): ReadDocument[] {
  const pictures = picturesOf(applicant);
  const own = pictures.filter(({ docId }) => docId === null);
  const scanned = mergedScans(scansOf(applicant)).map(([id, scans]) => scannedDocument(id, scans, pictures));
  const loose = own.map((picture) => ({
    document: { ...blankDocument(picture.id, 'portrait'), images: [imageOf(picture)] },
    read: () => null,
    problems: [],
  }));
  return [...scanned, ...loose];
}

/** One document may be scanned in two steps, so its id decides. */
function mergedScans(scans: ScanOf[]): [id: string, scans: ScanOf[]][] {
  const met = new Map<string, Set<ScanOf>>();
  for (const scan of scans) {
    for (const row of [...scan.types, ...scan.graphics, ...scan.fields]) {
      const id = scan.docIdOf(row);
      met.set(id, (met.get(id) ?? new Set()).add(scan));
    }
  }
  return [...met].map(([id, of]) => [id, [...of]]);
}

function scannedDocument(id: string, scans: ScanOf[], pictures: Picture[]): ReadDocument {
  const rows = scans.flatMap((scan) => scan.fields.filter((row) => scan.docIdOf(row) === id));
  const types = scans.flatMap((scan) => scan.types.filter((row) => scan.docIdOf(row) === id));
  const read = readingsOf(rows);
  const names = { givenName: read('given_names'), middleName: read('middle_name'), familyName: read('surname') };
  const document: IdentityDocument = {
    ...blankDocument(
      id,
      types.map(({ name }) => word(name)).find((name) => name !== null) ?? typeOfStep(scans[0]?.service ?? 'unknown'),
    ),
    number: read('document_number'),
    issuingCountry: countryOf(
      read('issuing_state_code'),
      ...types.map(({ icao }) => word(icao)),
      read('issuing_state_name'),
    ),
    issuedOn: readDay(read('date_of_issue')).day,
    expiresOn: readDay(read('date_of_expiry')).day,
    holder: {
      fullName: joinedName(names.givenName, names.middleName, names.familyName) ?? read('surname_and_given_names'),
      ...names,
      suffix: null,
      birthDate: readDay(read('date_of_birth')).day,
      gender: read('sex'),
      address: { ...blankAddress, line: read('address') },
    },
    // Regula joins the lines of the zone with a caret.
    mrz: read('mrz_strings')?.replaceAll(/\s*[\^\n]\s*/g, '\n') ?? null,
    fields: rows.flatMap(fieldOf),
    images: pictures.filter(({ docId }) => docId === id).map(imageOf),
  };
  return { document, read, problems: days.flatMap((name) => unreadDay(name, read(name), readDay(read(name)))) };
}

/** Where no document was recognised: the step's own word, except that a picture of a face is no identity document. */
function typeOfStep(service: string): string {
  const kind = kindOf(service);
  if (kind === 'liveness') return 'liveness';
  return kind === 'face' ? 'selfie' : service;
}

/**
 * The best reading of a field: Latin letters before others, print before other sources, and for a day one that can be
 * read.
 */
function readingsOf(rows: FieldRow[]): Readings {
  return (name) => {
    const said = rows.filter((row) => fieldName(row.fieldType) === name && word(row.value) !== null).toSorted(byTrust);
    const readable = days.includes(name) ? said.find((row) => readDay(row.value).day !== null) : undefined;
    return word((readable ?? said[0])?.value);
  };
}

function byTrust(a: FieldRow, b: FieldRow): number {
  return Number((amount(a.lcid) ?? 0) !== 0) - Number((amount(b.lcid) ?? 0) !== 0) || placeOf(a) - placeOf(b);
}

function placeOf(row: FieldRow): number {
  const place = sourceOrder.indexOf(sourceName(row.sourceType) ?? '');
  return place === -1 ? sourceOrder.length : place;
}

function fieldOf(row: FieldRow): DocumentField[] {
  const [name, value] = [fieldName(row.fieldType), word(row.value)];
  if (value === null) return [];
  const isUnread = days.includes(name) && readDay(value).problem !== null;
  const outcome = worstOf([resultOf(row.status), resultOf(row.validity), isUnread ? 'attention' : null]);
  return [{ name, value, source: sourceName(row.sourceType), page: amount(row.pageIndex), outcome }];
}

function countryOf(...said: (string | null)[]): string | null {
  return said.map(readCountry).find((country) => country !== null) ?? null;
}

function imageOf({ id, part, mediaType }: Picture) {
  return { id, part, mediaType };
}
