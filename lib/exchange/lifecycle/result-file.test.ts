import { expect, test } from 'vitest';
import { csvOf } from '../csv.ts';
import { resultFile } from './result-file.ts';

/** docs/security.md, bar 23: what spreadsheets take for formulas, behind what they skip, in 500 and more payloads. */
const leads = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const before = ['', ' ', '  ', '\t', '\r', '\n', '\r\n', '\0', '\0 ', ' \0', '\u00a0', '\u2003', '\ufeff', '\u200b'];
const formulas = ['HYPERLINK("http://evil.invalid";"x")', "cmd|' /C calc'!A0", '1+1', 'SUM(A1:A9)', '2,3"x"'];
const payloads = before.flatMap((start) => leads.flatMap((lead) => formulas.map((text) => `${start}${lead}${text}`)));

const naive = (rows: string[][]) => rows.map((row) => row.join(',')).join('\r\n');

/** Reads CSV as a spreadsheet does (RFC 4180). */
function parsed(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}

/** What a spreadsheet takes for a formula: it skips space and what can't be seen, and folds wide forms. */
const isFormula = (cell: string) => /^[=+\-@]/.test(cell.normalize('NFKC').replace(/^[\s\p{Cc}\p{Cf}\p{Z}]+/u, ''));

test(`${payloads.length} payloads: after reading the file again, no cell is a formula and no cell is lost`, () => {
  expect(payloads.length).toBeGreaterThanOrEqual(500);
  const rows = parsed(csvOf(payloads.map((payload) => ['DK-1', payload, 'end'])));
  expect(rows).toHaveLength(payloads.length);
  expect(rows.filter((row) => row.length !== 3 || row[2] !== 'end')).toEqual([]);
  expect(rows.flat().filter(isFormula)).toEqual([]);
});

test('Control: joined with commas, every payload is a formula or breaks the file', () => {
  const broken = payloads.filter((payload) => {
    const rows = parsed(naive([['DK-1', payload, 'end']]));
    return rows.length !== 1 || rows[0]?.length !== 3 || rows.flat().some(isFormula);
  });
  expect(broken).toHaveLength(payloads.length);
});

test('A result holds ids, numbers and outcomes', () => {
  const line = { applicantId: 'a-1', caseNumber: 'DK-7', provider: 'kestrel', where: 'here', because: null };
  expect(resultFile([{ ...line, state: 'done', endedAt: '2026-11-27T10:00:00.000Z' }])).toBe(
    'case,applicant,provider,where,outcome,why,ended\r\nDK-7,a-1,kestrel,here,done,,2026-11-27T10:00:00.000Z\r\n',
  );
});
