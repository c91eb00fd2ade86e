import { countOf } from '#lib/review/counted.ts';
import type { EffectKind, PreviewCounts } from '#lib/review/policies/effect.ts';

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

/** How many cases were looked at: "Of 412 open cases", "Of the 2,000 cases due first, of 40,112 that are open". */
export function lookedWords({ open, looked }: Pick<PreviewCounts, 'open' | 'looked'>): string {
  if (open === 0) return 'No case is open';
  if (looked < open)
    return `Of the ${looked.toLocaleString('en')} cases due first, of ${open.toLocaleString('en')} that are open`;
  return `Of ${countOf(open, 'open case')}`;
}
