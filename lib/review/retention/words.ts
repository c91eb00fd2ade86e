import { countOf } from '../counted.ts';
import type { RetentionRule } from '../policies/policies.ts';
import type { KeptBy, RetentionOutcome } from './due.ts';
import { spanOf } from './span.ts';

export const outcomeLabels: Record<RetentionOutcome, string> = {
  approved: 'Approved',
  rejected: 'Rejected',
  undecided: 'Never decided',
};

export const fromLabels: Record<RetentionRule['from'], string> = {
  decided: 'the decision in force',
  active: 'the last activity',
};

/** What keeps an applicant whose time is over, in a sentence. */
export const keptWords: Record<KeptBy, string> = {
  legal_hold: 'Under legal hold.',
  open_case: 'A case is open.',
  open_hit: 'A hit is open.',
  command: 'A command has not ended.',
};

/** "5 years", "18 months", "until deleted by hand". */
export function keepWords(keep: string): string {
  const span = spanOf(keep);
  return span === null ? 'until deleted by hand' : countOf(span.count, span.unit.slice(0, -1));
}

/** "5 years since the decision in force". */
export function ruleWords({ keep, from }: RetentionRule): string {
  return spanOf(keep) === null ? keepWords(keep) : `${keepWords(keep)} since ${fromLabels[from]}`;
}
