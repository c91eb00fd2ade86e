import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '#lib/review/refusal.ts';

/** csv-parse takes 50 µs for a row with another number of cells than the first, and 3 µs for any other row. */
const limits = { rows: 200_000, unevenRows: 20_000 };

const manyUneven =
  'More than 20,000 rows have another number of cells than the first. Keep only the column with the ids.';

/** Separators of cells, the surest first: a heading seldom holds a semicolon or a tab. */
const separators = [';', ',', '\t'];

/** The line that tells Excel the separator: "sep=;". Excel does not show it as a row and does not count it. */
const separatorLine = /^\uFEFF?"?sep=([^\w\s"]|\t)"?\1* *(?:\r\n|\n|\r|$)/i;

/**
 * Calls `read` for every row of a CSV file that is not blank, with its cells and its number as a spreadsheet counts it.
 * @throws Refusal `invalid` where the quotes are wrong or there are too many rows
 */
export function forEachRow(text: string, read: (cells: string[], row: number) => void): void {
  const [line = '', chosen] = separatorLine.exec(text) ?? [];
  const table = text.slice(line.length).replace(/^\uFEFF/, '');
  let width: number | null = null;
  let uneven = 0;
  try {
    parse(table, {
      delimiter: chosen ?? separatorOf(table),
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells: string[], { records, empty_lines: empty }) => {
        width ??= cells.length;
        if (cells.length !== width) uneven += 1;
        if (records > limits.rows) throw refused('The file holds more than 200,000 rows. Split it.');
        if (uneven > limits.unevenRows) throw refused(manyUneven);
        // A spreadsheet writes an empty row as a row of separators.
        if (cells.some((cell) => cell.trim() !== '')) read(cells, records + empty);
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? refused(wrongQuotes(error)) : error;
  }
}

/**
 * The separator in the first row with any text, outside quotes. A file of one column has none: a line break is given.
 */
function separatorOf(text: string): string {
  const seen = new Set<string>();
  let isQuoted = false;
  let hasText = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    hasText ||= char > ' ';
    if (isQuoted) continue;
    if (separators.includes(char)) seen.add(char);
    if (char !== '\n' && char !== '\r') continue;
    if (hasText) break;
    seen.clear();
  }
  return separators.find((separator) => seen.has(separator)) ?? '\n';
}

/** Docket's own sentence: the parser's message quotes the cell, which may hold a person's name. */
function wrongQuotes(error: CsvError): string {
  const row = Number(error.records) + Number(error.empty_lines) + 1;
  return error.code === 'CSV_QUOTE_NOT_CLOSED'
    ? `The quote that opens a cell in row ${row} does not close.`
    : `A quote is in the middle of a cell in row ${row}. Quotes enclose a whole cell; inside one, they are doubled.`;
}

/** A refusal that is shown beside the chosen file. */
export function refused(message: string): Refusal {
  return new Refusal('invalid', message, { file: message });
}
