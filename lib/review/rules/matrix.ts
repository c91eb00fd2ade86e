import type { RequirementMatrix, RuleBook, RuleKind, RuleValues } from './rule.ts';

/** One cell of the matrix as a key: "passport/mrz/birth_date_required". */
export function cellKey(type: string, source: string, key: string): string {
  return `${type}/${source}/${key}`;
}

/** The parts of {@link cellKey}. */
export function cellParts(cell: string): { type: string; source: string; key: string } {
  const [type = '', source = '', key = ''] = cell.split('/');
  return { type, source, key };
}

/** Every pair of document type and data source, in the order of the columns. */
export function setsOf({ types, sources }: RequirementMatrix): { type: string; source: string }[] {
  return types.flatMap(({ id: type }) => sources.map(({ id: source }) => ({ type, source })));
}

/** The values of one set as cells. */
export function cellsOf(type: string, source: string, values: Readonly<Record<string, boolean>>): RuleValues {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [cellKey(type, source, key), value]));
}

/** The cells of one set, by the vendor's keys again. */
export function setIn(matrix: RequirementMatrix, type: string, source: string, values: RuleValues) {
  return Object.fromEntries(
    matrix.switches.map(({ key }) => [key, values[cellKey(type, source, key)] === true] as const),
  );
}

/** All keys of a kind of rules; empty where the vendor has none of that kind. */
export function keysOf(book: RuleBook, kind: RuleKind): string[] {
  if (kind === 'weights') return (book.weights ?? []).map(({ key }) => key);
  const matrix = book.requirements;
  if (!matrix) return [];
  return setsOf(matrix).flatMap(({ type, source }) => matrix.switches.map(({ key }) => cellKey(type, source, key)));
}

/** A key in words: "Face at onboarding"; "Raw barcode, driver license, barcode". */
export function keyLabel(book: RuleBook, kind: RuleKind, key: string): string {
  if (kind === 'weights') return book.weights?.find((rule) => rule.key === key)?.label ?? key;
  const parts = cellParts(key);
  const { switches = [], types = [], sources = [] } = book.requirements ?? {};
  const label = switches.find((one) => one.key === parts.key)?.label ?? parts.key;
  const type = types.find(({ id }) => id === parts.type)?.label ?? parts.type;
  const source = sources.find(({ id }) => id === parts.source)?.label ?? parts.source;
  return `${label}, ${type.toLowerCase()}, ${source}`;
}
