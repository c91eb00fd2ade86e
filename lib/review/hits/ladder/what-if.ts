import { countryName } from '../../applicant/labels.ts';
import { partialDayLabel } from '../../values/short-day.ts';
import { ladderOf } from './ladder.ts';
import type { Band } from './points.ts';
import type { LadderField } from './row.ts';
import type { Identifier, LadderSide } from './side.ts';

/** A change of the list's record, in words, with the total that it would give. */
export type WhatIf = { field: LadderField; words: string; total: number | null; band: Band };

/**
 * What would change a total: each change is made to the list's record, and the ladder is computed again. Only changes
 * that make a difference are given, those into another band first.
 */
export function whatWouldChange(applicant: LadderSide, list: LadderSide | null): WhatIf[] {
  if (list === null) return [];
  const now = ladderOf(applicant, list);
  const found = changesOf(applicant, list).flatMap(({ field, words, change }) => {
    const { total, band } = ladderOf(applicant, { ...list, ...change });
    return total === now.total ? [] : [{ field, words, total, band }];
  });
  const isOther = ({ band }: WhatIf) => Number(band !== now.band);
  return found.toSorted((a, b) => isOther(b) - isOther(a));
}

type Change = { field: LadderField; words: string; change: Partial<LadderSide> };

function changesOf(applicant: LadderSide, list: LadderSide): Change[] {
  const { names, countries, identifiers, gender, birthDates } = applicant;
  return [
    ...birthDates.slice(0, 1).flatMap((own) => birthChanges(own, list)),
    ...names.slice(0, 1).map((own) => change('name', `Name on the entry is ${own.text}`, { names: [own] })),
    ...identifiers.slice(0, 1).map((own) => numberChange(own, list)),
    ...countries.slice(0, 1).flatMap((own) => countryChanges(own, countries)),
    ...(gender === null
      ? []
      : genders.map((each) => change('gender', `Gender on the entry is ${each}`, { gender: each }))),
  ];
}

function change(field: LadderField, words: string, to: Partial<LadderSide>): Change {
  return { field, words, change: to };
}

function birthChanges(own: string, list: LadderSide): Change[] {
  const year = String(Number(own.slice(0, 4)) - 10);
  const same = change('birthDate', `Birth date on the entry is ${partialDayLabel(own)}`, { birthDates: [own] });
  const far = change('birthDate', `Birth year on the entry is ${year}`, { birthDates: [year] });
  return list.birthDates.includes(own) ? [far] : [same, far];
}

function numberChange(own: Identifier, list: LadderSide): Change {
  const words = own.kind === 'personal' ? 'Personal number matches' : 'Document number matches';
  return change('identifiers', words, { identifiers: [...list.identifiers, own] });
}

function countryChanges(own: string, countries: readonly string[]): Change[] {
  return [
    change('country', `Country on the entry is ${countryName(own)}`, { countries: [own] }),
    change('country', 'Country on the entry is another', { countries: [otherThan(countries)] }),
  ];
}

const genders = ['female', 'male'];

/** A country that intersects none of these. */
function otherThan(countries: readonly string[]): string {
  return ['ISL', 'FJI', 'MNG', 'LSO'].find((code) => !countries.includes(code)) ?? 'ISL';
}
