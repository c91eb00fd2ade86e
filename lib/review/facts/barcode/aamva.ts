import type { DocumentField } from '../../applicant/applicant.ts';

/** An AAMVA barcode: who issued it, by which version of the standard, and its elements by their ids ("DCS"). */
export type AamvaCard = { issuer: string; version: number; elements: Map<string, string> };

/**
 * Reads the text of a PDF417 by the AAMVA DL/ID Card Design Standard, versions 1 to 10 and later; null when it is of
 * another kind. Lengths and offsets in the header are not relied on: issuers are known to state wrong ones.
 */
export function readAamva(text: string): AamvaCard | null {
  // Line feeds, carriage returns and the separators of ASCII all divide; which of them, issuers differ.
  const lines = text.replace(/\p{Cc}+/gu, '\n');
  const [head, issuer = '', version = ''] = /^@?\s*(?:ANSI |AAMVA)(\d{6})(\d{2})/.exec(lines) ?? [];
  if (head === undefined) return null;
  // Then, from version 2 on, the jurisdiction's version; the number of subfiles; ten characters on each of them.
  const rest = lines.slice(head.length).replace(/^\d{2,4}(?:[A-Z]{2}\d{8})*/, '');
  const elements = new Map<string, string>();
  for (const line of rest.split('\n')) {
    const [, id, value = ''] = /^(?:DL|ID|EN)?(D[A-Z]{2})(.*)$/.exec(line) ?? [];
    const plain = value.trim();
    if (id !== undefined && !elements.has(id) && !isEmpty(plain)) elements.set(id, plain);
  }
  return elements.size === 0 ? null : { issuer, version: Number(version), elements };
}

/**
 * The elements that say who someone is, as fields of a document by their ids, in the form of the newest version:
 * version 1 has the whole name in one element and two addresses, versions 2 and 3 have all given names in one.
 */
export function aamvaFields({ issuer, version, elements }: AamvaCard): DocumentField[] {
  const of = (id: string) => elements.get(id) ?? null;
  const values: Record<string, string | null> = {
    ...namesIn(elements),
    ...addressIn(elements),
    DAQ: of('DAQ'),
    DBB: of('DBB'),
    DBC: of('DBC'),
    DBD: of('DBD'),
    DBA: neverExpires.has(of('DBA') ?? '') ? null : of('DBA'),
    DCG: of('DCG') ?? (canadianIssuers.has(issuer) ? 'CAN' : null),
    // Before version 4 an element of this id is one of a state's own.
    ...(version >= 4 ? { DDE: of('DDE'), DDF: of('DDF'), DDG: of('DDG') } : {}),
  };
  return Object.entries(values).map(([name, value]) => ({ name, value, source: null, page: null, outcome: null }));
}

/** "LAST,FIRST,MIDDLE,SUFFIX" in version 1, unless the card has the parts as well. */
function namesIn(elements: Map<string, string>): Record<string, string | null> {
  const [family, given, middle, suffix] = (elements.get('DAA') ?? '').split(/[,@$]/).map((part) => part.trim() || null);
  const givens = spaced(elements.get('DAC') ?? elements.get('DCT') ?? given ?? null);
  return {
    DCS: spaced(elements.get('DCS') ?? elements.get('DAB') ?? family ?? null),
    DAC: givens,
    DAD: spaced(elements.get('DAD') ?? middle ?? null),
    DCU: elements.get('DCU') ?? elements.get('DAE') ?? suffix ?? null,
  };
}

/** Where a person lives; version 1 has it apart from where their letters go. */
function addressIn(elements: Map<string, string>): Record<string, string | null> {
  const home = ['DAL', 'DAN', 'DAO', 'DAP'];
  const letters = ['DAG', 'DAI', 'DAJ', 'DAK'];
  const [line, city, state, code] = (elements.has('DAL') ? home : letters).map((id) => elements.get(id) ?? null);
  return { DAG: line ?? null, DAI: city ?? null, DAJ: state ?? null, DAK: code ? postalCode(code) : null };
}

/** Several given names are divided by commas. */
function spaced(names: string | null): string | null {
  return names?.replace(/,/g, ' ').replace(/\s+/g, ' ').trim() || null;
}

/** A ZIP code of nine digits with its hyphen; four zeros stand for none. A Canadian code with its space. */
function postalCode(code: string): string {
  return code
    .replace(/^(\d{5})0{4}$/, '$1')
    .replace(/^(\d{5})(\d{4})$/, '$1-$2')
    .replace(/^([A-Z]\d[A-Z])(\d[A-Z]\d)$/, '$1 $2');
}

function isEmpty(value: string): boolean {
  return value === '' || /^(none|unavl)$/i.test(value);
}

const neverExpires = new Set(['00000000', '99999999']);

/** The issuer identification numbers of Canada's provinces and territories. */
const canadianIssuers = new Set([
  ...['604426', '604428', '604429', '604432', '604433', '604434', '636012', '636013', '636016', '636017', '636028'],
  ...['636044', '636048'],
]);
