import { Refusal } from '#lib/review/refusal.ts';

/** What is read at most: a file of bytes, and so many people. */
export const importLimits = { bytes: 5_000_000, ids: 100_000 };

/** What the column with the ids may be called, the surest name first; case, spaces and underscores don't matter. */
const columnNames = ['applicantid', 'externalid', 'id', 'externaluserid'];

/** How many wrong lines are named one by one. */
const namedLines = 10;

/**
 * The ids in a CSV file (RFC 4180, and with semicolons or tabs as spreadsheets write it): its only column, or the one that
 * its first line calls `applicantId`, `externalId`, `id` or `external_user_id`. Each id once, in the file's order. Ids are
 * plain: whatever holds a space, a quote or more than 200 characters is none.
 * @throws Refusal `invalid` that names the lines it could not read; then nothing of the file counts
 */
export function idsInFile(text: string): string[] {
  if (Buffer.byteLength(text) > importLimits.bytes) throw refused('The file is larger than 5 MB. Split it.');
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) throw refused('The file is empty.');
  const separator = separatorOf(lines[first] ?? '');
  const column = columnOf(cellsOf(lines[first] ?? '', separator));
  const ids = new Set<string>();
  const wrong: number[] = [];
  for (let at = column.isNamed ? first + 1 : first; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isBlank(line, separator)) continue;
    const id = cellsOf(line, separator)?.[column.at];
    if (id !== undefined && isId(id)) ids.add(id);
    else wrong.push(at + 1);
  }
  if (wrong.length > 0) throw refused(wrongLines(wrong));
  if (ids.size === 0) throw refused('The file holds no id.');
  if (ids.size > importLimits.ids) throw refused('The file holds more than 100,000 ids. Split it.');
  return [...ids];
}

/** A file of one column has none. */
function separatorOf(line: string): string | null {
  const outside = line.replace(/"[^"]*(?:""[^"]*)*"/g, '');
  return [';', ',', '\t'].find((separator) => outside.includes(separator)) ?? null;
}

function columnOf(heading: readonly string[] | null): { at: number; isNamed: boolean } {
  const names = (heading ?? []).map((name) => name.toLowerCase().replace(/[\s_-]/g, ''));
  const named = columnNames.map((name) => names.indexOf(name)).find((at) => at !== -1);
  if (named !== undefined) return { at: named, isNamed: true };
  if (names.length === 1) return { at: 0, isNamed: false };
  throw refused('The first line must say which column holds the ids: applicantId, externalId, id or external_user_id.');
}

/** The cells of one line, trimmed; null when its quotes don't close. A tab beside a quote may be what parts two cells. */
function cellsOf(line: string, separator: string | null): string[] | null {
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^ *"([^"]*(?:""[^"]*)*)" */.exec(rest);
    const length = quoted ? quoted[0].length : endOf(rest, separator);
    const cell = quoted ? (quoted[1] ?? '').replaceAll('""', '"') : rest.slice(0, length);
    if (!quoted && cell.includes('"')) return null;
    cells.push(cell.trim());
    if (length === rest.length) return cells;
    if (rest[length] !== separator) return null;
    rest = rest.slice(length + 1);
  }
}

function endOf(rest: string, separator: string | null): number {
  const end = separator === null ? -1 : rest.indexOf(separator);
  return end === -1 ? rest.length : end;
}

/** Spreadsheets write a row of separators where a line is empty. */
function isBlank(line: string, separator: string | null): boolean {
  return (separator === null ? line : line.replaceAll(separator, '')).trim() === '';
}

function isId(cell: string): boolean {
  return /^[^\s"'`<>\\\p{C}]{1,200}$/u.test(cell);
}

function wrongLines(lines: readonly number[]): string {
  const named = lines.slice(0, namedLines).join(', ');
  const more = lines.length > namedLines ? ` and ${lines.length - namedLines} more` : '';
  return `No id could be read in line ${named}${more}.`;
}

function refused(message: string): Refusal {
  return new Refusal('invalid', message, { file: message });
}
