import { forEachRow, refused } from './import-rows.ts';

/** The largest file, in bytes, and the most ids in it. */
export const importLimits = { bytes: 5_000_000, ids: 100_000 };

/** Names of the column with the ids, the surest first, without regard to case, spaces, hyphens and underscores. */
const columnNames = [
  'applicantid',
  'recordid',
  'sessionid',
  'clientid',
  'identityverificationid',
  'verificationid',
  'identificationid',
  'kycidentificationid',
  'externalid',
  'id',
  'externaluserid',
];

/** How many wrong rows a refusal lists by number. */
const namedRows = 10;

/**
 * The ids in a CSV file (RFC 4180, or with semicolons, tabs or a line `sep=;` as spreadsheets write it): from its only
 * column, or from the one that its first row names. Each id once, in the file's order. An id holds no space, quote or
 * separator and has at most 200 characters. Rows are counted as a spreadsheet counts them.
 * @throws Refusal `invalid` with the numbers of the rows that could not be read; then no id of the file is imported
 */
export function idsInFile(text: string): string[] {
  if (Buffer.byteLength(text) > importLimits.bytes) throw refused('The file is larger than 5 MB. Split it.');
  const ids = new Set<string>();
  const wrong: number[] = [];
  const shortened: number[] = [];
  let column: Column | null = null;
  forEachRow(text, (cells, row) => {
    const isFirst = column === null;
    column ??= columnOf(cells);
    if (isFirst && column.isNamed) return;
    const id = cells[column.at]?.trim() ?? '';
    if (isShortened(id)) shortened.push(row);
    else if (isId(id)) ids.add(id);
    else wrong.push(row);
  });
  if (column === null) throw refused('The file is empty.');
  if (wrong.length + shortened.length > 0) throw refused(whatIsWrong(wrong, shortened));
  if (ids.size === 0) throw refused('The file holds no id.');
  if (ids.size > importLimits.ids) throw refused('The file holds more than 100,000 ids. Split it.');
  return [...ids];
}

type Column = { at: number; isNamed: boolean };

function columnOf(heading: readonly string[]): Column {
  const names = heading.map((name) => name.toLowerCase().replace(/[\s_-]/g, ''));
  const named = columnNames.map((name) => names.indexOf(name)).find((at) => at !== -1);
  if (named !== undefined) return { at: named, isNamed: true };
  if (names.length === 1) return { at: 0, isNamed: false };
  throw refused(
    'The first row must name the column with the ids: ' +
      'applicantId, recordId, sessionId, clientId, externalId, id or external_user_id.',
  );
}

/** No vendor's id holds a separator: a cell that does is a row in another format. `#N/A` and `####` are no ids. */
function isId(cell: string): boolean {
  return /^[^\s"'`<>\\,;\p{C}\uFFFD]{1,200}$/u.test(cell) && !/^#([A-Z0/]+[!?]?|#+)$/.test(cell);
}

/** A long number as a spreadsheet shortens it when it writes the file: 1.23E+15, or 1,23E+15. */
function isShortened(cell: string): boolean {
  return /^[1-9](?:[.,]\d+)?E[+-]\d{2,3}$/i.test(cell);
}

function whatIsWrong(wrong: readonly number[], shortened: readonly number[]): string {
  return [
    wrong.length === 0 ? [] : `No id could be read in row ${listed(wrong)}.`,
    shortened.length === 0
      ? []
      : `A spreadsheet has shortened the id in row ${listed(shortened)}, as in 1.23E+15, and the digits it left out ` +
        'are lost. Format the column as text before the ids are put in, and export it again.',
  ]
    .flat()
    .join(' ');
}

function listed(rows: readonly number[]): string {
  const more = rows.length > namedRows ? ` and ${rows.length - namedRows} more` : '';
  return `${rows.slice(0, namedRows).join(', ')}${more}`;
}
