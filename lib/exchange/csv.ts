import { stringify } from 'csv-stringify/sync';

/**
 * Rows as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe. Control characters and
 * leading spaces are removed first: the writer itself lets an equals sign behind them through.
 */
export function csvOf(rows: readonly (readonly (string | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '' : withoutLead(cell))));
  return stringify(cells, { escape_formulas: true, record_delimiter: 'windows' });
}

/** Tabs and line breaks inside a text become spaces; every other control or format character goes. */
function withoutLead(cell: string): string {
  return cell
    .replace(/[\t\r\n]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/^[\s\p{Z}\u2800]+/u, '');
}
