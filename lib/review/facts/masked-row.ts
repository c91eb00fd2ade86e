import type { ComparedRow } from './compared-rows.ts';
import { isMaskedFor, type MaskRules, maskValue } from './mask.ts';

/** The row as a reader may see it. Of a code that they typed themselves, only the record's value is hidden. */
export function maskedRow(row: ComparedRow, rules: MaskRules, isTyped: boolean): ComparedRow {
  if (!isMaskedFor(row.field, rules)) return row;
  return {
    ...row,
    code: isTyped ? row.code : maskValue(row.field, row.code),
    record: row.record === null ? null : maskValue(row.field, row.record),
  };
}
