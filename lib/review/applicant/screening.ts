import type { Applicant } from './applicant.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { checkLabel } from './labels.ts';

/** One look through the lists by the vendor, whatever it found. `at` is ISO 8601, UTC. */
export type Screening = {
  label: string;
  outcome: Exclude<CheckOutcome, 'not_done'>;
  /** The vendor's own word. */
  providerOutcome: string | null;
  at: string | null;
};

/**
 * The screenings the vendor made. Empty when there was none: an applicant without hits who was never screened is not
 * clear, and no screen may say so.
 */
export function screeningsOf({ checks }: Pick<Applicant, 'checks'>): Screening[] {
  return checks.flatMap((check) => {
    const { kind, outcome, providerOutcome, at } = check;
    if (kind !== 'aml' || outcome === 'not_done') return [];
    return [{ label: checkLabel(check), outcome, providerOutcome, at }];
  });
}
