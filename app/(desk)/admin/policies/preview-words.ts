import { countOf } from '#lib/review/counted.ts';
import type { EffectKind, PreviewCounts } from '#lib/review/policies/effect.ts';
import type { RetentionCounts } from '#lib/review/retention/view.ts';

/** What a draft would do, after "37 cases": "would need a second person". */
export const effectWords: Record<EffectKind, string> = {
  second_needed: 'would need a second person to approve',
  second_dropped: 'would no longer need a second person to approve',
  note_needed: 'would need a reason and a note to approve',
  note_dropped: 'would no longer need a reason and a note to approve',
  due_earlier: 'would be due earlier',
  due_later: 'would be due later',
  risk_higher: 'would have a higher risk',
  risk_lower: 'would have a lower risk',
};

/** What another policy on retention would do now, after the number of applicants. */
export const retentionWords: Record<keyof RetentionCounts, (count: number) => string> = {
  due: () => 'would be due now',
  coming: () => 'would be due in the next 30 days',
  held: (count) => `would be due and ${count === 1 ? 'is' : 'are'} held`,
};

/** How many cases were looked at: "Of 412 open cases", "Of the 2,000 cases due first, of 40,112 that are open". */
export function lookedWords({ open, looked }: Pick<PreviewCounts, 'open' | 'looked'>): string {
  if (open === 0) return 'No case is open';
  if (looked < open)
    return `Of the ${looked.toLocaleString('en')} cases due first, of ${open.toLocaleString('en')} that are open`;
  return `Of ${countOf(open, 'open case')}`;
}
