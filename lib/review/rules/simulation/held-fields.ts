import type { HeldFields } from '../effects.ts';
import { cellKey } from '../matrix.ts';
import type { RequirementMatrix, RuleValues } from '../rule.ts';

/** How many applicants a changed matrix would judge in another way. */
export type Replayed = { used: number; newlyPassed: number; newlyFailed: number; cantTell: number };

type Verdict = 'passes' | 'fails' | 'unknown';

/**
 * Judges stored applicants by both matrices. One fails when a field is required that its document lacks. A switch whose
 * field no stored document can tell is unknown when it was changed; unchanged, it decides the same on both sides.
 */
export function replay(
  matrix: RequirementMatrix,
  before: RuleValues,
  after: RuleValues,
  held: readonly HeldFields[],
): Replayed {
  const result = { used: 0, newlyPassed: 0, newlyFailed: 0, cantTell: 0 };
  for (const sets of Map.groupBy(held, ({ applicantId }) => applicantId).values()) {
    const [was, is] = [verdict(sets, before, after), verdict(sets, after, before)];
    result.used += 1;
    if (was === is && was !== 'unknown') continue;
    if (was === 'unknown' || is === 'unknown') result.cantTell += 1;
    else if (is === 'passes') result.newlyPassed += 1;
    else result.newlyFailed += 1;
  }
  return result;

  function verdict(sets: readonly HeldFields[], values: RuleValues, others: RuleValues): Verdict {
    let found: Verdict = 'passes';
    for (const { type, source, fields } of sets) {
      for (const { key, field } of matrix.switches) {
        const cell = cellKey(type, source, key);
        if (values[cell] !== true) continue;
        if (field === null) found = others[cell] === true ? found : 'unknown';
        else if (!fields.includes(field)) return 'fails';
      }
    }
    return found;
  }
}
