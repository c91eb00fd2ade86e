import { z } from 'zod';
import { Refusal } from '../../refusal.ts';

/** Why a stored applicant was not counted. `test` and `known_answer`: their verdict says nothing about others. */
export const skipReasons = ['test', 'known_answer', 'no_score', 'no_document', 'unreadable'] as const;

export type SkipReason = (typeof skipReasons)[number];

/** Requirements: what stored documents hold is counted, nothing is modelled. */
export const countedFormula = 'held-fields.1';

const count = z.int().min(0).max(100_000_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const Result = z
  .strictObject({
    /** Which formula was used, with its edition: "held-fields.1". */
    formula: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/),
    /** Hash of the draft that was simulated, and of the vendor's values that it was compared with. */
    draftHash: hash,
    baseHash: hash,
    /** Applicants counted, and those left out, by reason. */
    used: count,
    skipped: z.array(z.strictObject({ reason: z.enum(skipReasons), count: count.min(1) })).max(skipReasons.length),
    /** Of those used: who would now pass, who would no longer pass, and of whom the formula can't tell. */
    newlyPassed: count,
    newlyFailed: count,
    cantTell: count,
    /**
     * Null where nothing is modelled. `residual`: in 95 of 100 applicants the model's score is this near to the
     * vendor's, as a score from 0 to 1; `coverage`: the share of applicants of whom that was true.
     */
    error: z.strictObject({ residual: z.number().min(0), coverage: z.number().min(0).max(1) }).nullable(),
  })
  .refine(({ draftHash, baseHash }) => draftHash !== baseHash)
  .refine(({ used, newlyPassed, newlyFailed, cantTell }) => newlyPassed + newlyFailed + cantTell <= used);

/** What a simulation of a draft gave: counts, the error, and what it was run on. Holds no id of an applicant. */
export type SimulationResult = z.output<typeof Result>;

/**
 * A result as it is stored. Weights are modelled, so their result states its error.
 * @throws Refusal `invalid`
 */
export function acceptedResult(kind: 'weights' | 'requirements', given: unknown): SimulationResult {
  const { success, data } = Result.safeParse(given);
  if (!success || (kind === 'weights' && data.used > 0 && data.error === null))
    throw new Refusal('invalid', 'This is not a result of a simulation.');
  return data;
}
