import { isMaskedFor, type MaskRules, maskChange } from '../../facts/mask.ts';
import type { GroundChange } from './change.ts';

/** The changes as a reader may see them: masked values show where they differ, not what they are. */
export function maskChanges(changes: readonly GroundChange[], rules: MaskRules): GroundChange[] {
  return changes.map((change) => {
    const { field, before, after } = change;
    return field === null || !isMaskedFor(field, rules) ? change : { ...change, ...maskChange(before, after) };
  });
}
