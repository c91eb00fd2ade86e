import { countryName } from '../../applicant/labels.ts';
import { partialDayLabel } from '../../values/short-day.ts';
import { ladderOf } from './ladder.ts';
import type { Band } from './points.ts';
import type { LadderSide } from './side.ts';

/** A change of the list's record, in words, with the total that it would give. */
export type WhatIf = { words: string; total: number | null; band: Band };

/**
 * What would change a total: each change is made to the list's record, and the ladder is computed again. Only changes
 * that make a difference are given, those into another band first.
 */
export function whatWouldChange(applicant: LadderSide, list: LadderSide | null): WhatIf[] {
  if (list === null) return [];
  const now = ladderOf(applicant, list);
  const found = changesOf(applicant, list).flatMap(({ words, change }) => {
    const { total, band } = ladderOf(applicant, { ...list, ...change });
    return total === now.total ? [] : [{ words, total, band }];
  });
  const isOther = ({ band }: WhatIf) => Number(band !== now.band);
  return found.toSorted((a, b) => isOther(b) - isOther(a));
}

type Change = { words: string; change: Partial<LadderSide> };

function changesOf(applicant: LadderSide, list: LadderSide): Change[] {
  return [...birthChanges(applicant, list), ...nameChanges(applicant), ...otherChanges(applicant, list)];
}

function birthChanges({ birthDates: [own] }: LadderSide, list: LadderSide): Change[] {
  if (own === undefined) return [];
  const year = Number(own.slice(0, 4));
  const same = { words: `Birth date on the entry is ${partialDayLabel(own)}`, change: { birthDates: [own] } };
  const other = `${year - 10}`;
  const far = { words: `Birth year on the entry is ${other}`, change: { birthDates: [other] } };
  return list.birthDates.includes(own) ? [far] : [same, far];
}

function nameChanges({ names: [own] }: LadderSide): Change[] {
  return own ? [{ words: `Name on the entry is ${own.text}`, change: { names: [own] } }] : [];
}

function otherChanges(applicant: LadderSide, list: LadderSide): Change[] {
  const { identifiers, countries, gender } = applicant;
  const [country] = countries;
  const equal = identifiers.map((each) => ({
    words: each.kind === 'personal' ? 'Personal number matches' : 'Document number matches',
    change: { identifiers: [...list.identifiers, each] },
  }));
  const land =
    country === undefined
      ? []
      : [{ words: `Country on the entry is ${countryName(country)}`, change: { countries: [country] } }];
  const elsewhere =
    country === undefined
      ? []
      : [{ words: 'Country on the entry is another', change: { countries: [otherThan(countries)] } }];
  const other =
    gender === null
      ? []
      : genders.map((each) => ({ words: `Gender on the entry is ${each}`, change: { gender: each } }));
  return [...equal.slice(0, 1), ...land, ...elsewhere, ...other];
}

const genders = ['female', 'male'];

/** A country that intersects none of these. */
function otherThan(countries: readonly string[]): string {
  return ['ISL', 'FJI', 'MNG', 'LSO'].find((code) => !countries.includes(code)) ?? 'ISL';
}
