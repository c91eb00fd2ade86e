import type { ApplicantContent } from '../applicant/applicant.ts';
import type { RuleDifference } from './difference.ts';
import { cellParts } from './matrix.ts';
import type { RequirementMatrix } from './rule.ts';

/** What one source said of one stored document: the names of the fields that it holds. */
export type HeldFields = { applicantId: string; type: string; source: string; fields: readonly string[] };

/** What one changed switch would have done. `applicantIds` null: no stored field can tell. */
export type CellEffect = { key: string; isRequired: boolean; applicantIds: string[] | null };

/** What a stored applicant's documents hold, by type of document and by source. */
export function heldFields(
  applicantId: string,
  { documents }: Pick<ApplicantContent, 'documents'>,
  { types }: Pick<RequirementMatrix, 'types'>,
): HeldFields[] {
  const known = documents.filter(({ type }) => types.some(({ id }) => id === type));
  return known.flatMap(({ type, fields }) => {
    const bySource = Map.groupBy(
      fields.filter(({ value, source }) => value !== null && source !== null),
      ({ source }) => source ?? '',
    );
    return [...bySource].map(([source, said]) => ({
      applicantId,
      type,
      source,
      fields: said.map(({ name }) => name),
    }));
  });
}

/**
 * For each changed switch, the applicants whose document lacks the field: they would have failed by a switch that is
 * turned on, and would no longer fail by one that is turned off. Counted from what was read, not modelled.
 */
export function effectsOf(
  matrix: RequirementMatrix,
  changes: readonly RuleDifference[],
  held: readonly HeldFields[],
): CellEffect[] {
  return changes.map(({ key, after }) => {
    const cell = cellParts(key);
    const field = matrix.switches.find((one) => one.key === cell.key)?.field ?? null;
    const isRequired = after === true;
    if (field === null) return { key, isRequired, applicantIds: null };
    const lacking = held.filter(
      ({ type, source, fields }) => type === cell.type && source === cell.source && !fields.includes(field),
    );
    return { key, isRequired, applicantIds: [...new Set(lacking.map(({ applicantId }) => applicantId))] };
  });
}
