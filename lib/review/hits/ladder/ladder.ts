import { birthDateRow, countryRow, genderRow, identifierRow } from './fact-rows.ts';
import { type ComparedName, compareListNames, nameRows } from './name-rows.ts';
import { type Band, bandOf, points } from './points.ts';
import { type LadderRow, ladderFields, plainText } from './row.ts';
import type { LadderSide } from './side.ts';

/**
 * Why a hit can or can't be this person: six rows whose points add up to the total (0 to 100, rounded to whole points,
 * never below 0 or above 100). `total` is null, and the band `unscored`, where there is no list record, or where no
 * name can be compared and no number agrees. `compared` has the list's names, the one used first.
 */
export type Ladder = {
  rows: LadderRow[];
  total: number | null;
  band: Band;
  compared: ComparedName[];
};

/**
 * Compares an applicant with a list's record; null is a hit for which the vendor gave no record. Numbers and their
 * source are in points.ts.
 */
export function ladderOf(applicant: LadderSide, list: LadderSide | null): Ladder {
  if (list === null) return withoutRecord(applicant);
  const [birthDate, identifiers] = [birthDateRow(applicant, list), identifierRow(applicant, list)];
  const isSupported = birthDate.verdict === 'agree' || identifiers.verdict === 'agree';
  const [name = null, ...aliases] = list.names;
  const compared = compareListNames(applicant.names, { name, aliases }, isSupported);
  const [nameRow, aliasRow] = nameRows(compared, applicant.names, aliases.length > 0);
  const country = countryRow(applicant, list);
  const gender = genderRow(applicant, list);
  const best = compared[0]?.points ?? null;
  const rows = [nameRow, aliasRow, birthDate, country, identifiers, gender];
  if (best === null && identifiers.verdict !== 'agree') {
    return { rows: rows.map((row) => ({ ...row, points: null })), total: null, band: 'unscored', compared };
  }
  return settled(withMain(rows, best ?? 0), compared);
}

/** The better of name and identifier counts, and another birth year keeps the sum below likely. */
function withMain(rows: LadderRow[], best: number): LadderRow[] {
  const hasNumber = rows.some(({ field, verdict }) => field === 'identifiers' && verdict === 'agree');
  return rows.map((row) => {
    if (row.field === 'identifiers' && hasNumber) return { ...row, points: Math.max(0, points.identifier - best) };
    const isOtherYear = row.points === points.birthYearDiffers + points.birthDayDiffers;
    if (row.field !== 'birthDate' || !isOtherYear || hasNumber) return row;
    return { ...row, points: Math.min(row.points ?? 0, points.birthYearCeiling - best) };
  });
}

function settled(rows: LadderRow[], compared: ComparedName[]): Ladder {
  const sum = rows.reduce((before, row) => before + (row.points ?? 0), 0);
  const total = Math.min(100, Math.max(0, sum));
  return { rows, total, band: bandOf(total), compared };
}

/** Nothing is known of the entry: every row is "not given", and there is no total. */
function withoutRecord(applicant: LadderSide): Ladder {
  const nothing: LadderSide = { names: [], birthDates: [], countries: [], identifiers: [], gender: null };
  const values: Record<LadderRow['field'], LadderRow['applicant']> = {
    name: applicant.names.slice(0, 1).map(({ text }) => plainText(text)),
    aliases: applicant.names.slice(1).map(({ text }) => plainText(text)),
    birthDate: birthDateRow(applicant, nothing).applicant,
    country: countryRow(applicant, nothing).applicant,
    identifiers: identifierRow(applicant, nothing).applicant,
    gender: genderRow(applicant, nothing).applicant,
  };
  const rows = ladderFields.map((field): LadderRow => {
    return { field, verdict: 'not_given', points: null, applicant: values[field], list: [], words: [] };
  });
  return { rows, total: null, band: 'unscored', compared: [] };
}
