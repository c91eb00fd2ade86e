import type { FactField } from '../../facts/fact.ts';
import { maskValue } from '../../facts/mask.ts';
import type { Ladder } from './ladder.ts';
import { type LadderField, type LadderRow, plainText } from './row.ts';
import type { WhatIf } from './what-if.ts';

const facts: Partial<Record<LadderField, FactField>> = {
  birthDate: 'birthDate',
  country: 'nationality',
  gender: 'gender',
};

/**
 * The same without the applicant's values of the fields that the reader sees masked, as on the applicant's screen. What
 * they say to the list stays: a hit can't be judged without it. Numbers are masked already.
 */
export function hideMasked<Shown extends { ladder: Ladder; whatIf: WhatIf[] }>(
  shown: Shown,
  isMasked: (field: FactField) => boolean,
): Shown {
  const isHidden = (field: LadderField) => {
    const fact = facts[field];
    return fact !== undefined && isMasked(fact);
  };
  return {
    ...shown,
    ladder: { ...shown.ladder, rows: shown.ladder.rows.map((row) => (isHidden(row.field) ? hidden(row) : row)) },
    whatIf: shown.whatIf.filter(({ field }) => !isHidden(field)),
  };
}

function hidden(row: LadderRow): LadderRow {
  const field = facts[row.field] ?? 'name';
  const words = row.field === 'country' ? [] : row.words;
  return { ...row, words, applicant: row.applicant.map(({ text }) => plainText(maskValue(field, text))) };
}
