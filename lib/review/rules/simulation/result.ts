import { z } from 'zod';
import { Refusal } from '../../refusal.ts';
import { scoreForms } from './score-model.ts';
import { type Segment, segments } from './session.ts';
import { skipReasons } from './skip-reason.ts';

/** Weights: a formula with one loss for each test, fitted to the vendor's scores (score-model.ts). */
export const fittedFormula = 'fitted-losses.1';

/** Requirements: what stored documents hold is counted, nothing is modelled. */
export const countedFormula = 'held-fields.1';

const count = z.int().min(0).max(100_000_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const score = z.number().min(-100).max(100);
const key = z.string().min(1).max(80);
const text = z.string().min(1).max(40).nullable();
const effects = { newlyPassed: count, newlyFailed: count, cantTell: count };

const Detail = z.strictObject({
  /** score = constant − Σ loss × weight × what the test missed; `share`: each weight is a share of all that apply. */
  form: z.enum(scoreForms),
  /** The sessions fit the other form as well: where the two differ, the answer is "can't tell". */
  isOtherFormPossible: z.boolean(),
  constant: score,
  /** The score needed, as it is in force and in the draft. */
  line: z.strictObject({ before: score, after: score }),
  /** Per weight: its loss with the error of it (95 of 100), in how many sessions its test was made and missed. */
  terms: z.array(
    z.strictObject({ key, loss: z.number().min(0), error: z.number().min(0), made: count, missed: count }),
  ),
  /** Weights whose input the vendor never tells: a change of them shows no flip here, and still acts. */
  notReplayed: z.array(key),
  changedNotReplayed: z.array(key),
  /** Final verdicts, and how many of them are what score and line say. */
  verdicts: z.strictObject({ final: count, byScore: count }),
  points: z.array(z.strictObject({ model: score, vendor: score })).max(400),
  histogram: z.array(z.strictObject({ from: score, before: count, after: count })).max(60),
  segments: z.array(
    z.strictObject({ by: z.enum(segments), value: text, used: count, passedBefore: count, ...effects }),
  ),
  /** Each weight moved alone over its whole range: the most flips and where, how many are certain, the first. */
  ranges: z.array(
    z.strictObject({
      key,
      canReplay: z.boolean(),
      from: z.number(),
      to: z.number(),
      flips: count,
      certain: count,
      at: z.number().nullable(),
      firstFlipAt: z.number().nullable(),
    }),
  ),
});

/** The formula and the figures of a simulation of weights. */
export type SimulationDetail = z.output<typeof Detail>;

/** What each weight could do alone, by its key; `made`: in how many sessions its test was made, null without one. */
export type WeightRanges = {
  used: number;
  byKey: Record<string, SimulationDetail['ranges'][number] & { made: number | null }>;
};

/** One stored session that a draft flips, or of which that can't be told. Scores by the best estimate. */
export type Flip = {
  applicantId: string;
  effect: 'newly_passed' | 'newly_failed' | 'cant_tell';
  before: number;
  after: number;
  /** Half the width of where the score after lies in 95 of 100 cases. */
  error: number;
  /** The weight whose change moved the score furthest, or the line. */
  movedBy: string | null;
} & Record<Segment, string | null>;

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
    /** Null where nothing is modelled. */
    detail: Detail.nullable().optional(),
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
