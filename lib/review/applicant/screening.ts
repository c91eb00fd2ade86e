import type { Applicant, CheckOutcome } from './applicant.ts';
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
  const screenings = checks.filter(({ kind, outcome }) => kind === 'aml' && outcome !== 'not_done');
  return screenings.map((check) => {
    const { outcome, providerOutcome, at } = check;
    return { label: checkLabel(check), outcome, providerOutcome, at };
  });
}
