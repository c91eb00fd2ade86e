import type { RetentionCounts } from '../retention/view.ts';

/** What a draft would do to an open case. */
export type EffectKind =
  | 'second_needed'
  | 'second_dropped'
  | 'note_needed'
  | 'note_dropped'
  | 'due_earlier'
  | 'due_later'
  | 'risk_higher'
  | 'risk_lower';

export const effectKinds: readonly EffectKind[] = [
  'second_needed',
  'second_dropped',
  'note_needed',
  'note_dropped',
  'due_earlier',
  'due_later',
  'risk_higher',
  'risk_lower',
];

/** A case that a draft would change, with what it is now and what it would be. */
export type Effect = { kind: EffectKind; before: string; after: string };

/** So many cases of each effect are listed; all are counted. */
export const mostListed = 50;

/** A case as a preview lists it. Times are ISO 8601, UTC. */
export type ListedCase = { applicantId: string; number: string; before: string; after: string };

/** Reasons that a draft removes, with how many decisions of the last 90 days named them. */
export type RemovedReason = { code: string; label: string; decisions: number };

export type PreviewView = {
  /** How many cases are open, and how many of them were looked at: those that are due first. */
  open: number;
  looked: number;
  /** How many have no saved answer of the provider, so that nothing is said of their risk. */
  withoutRisk: number;
  effects: { kind: EffectKind; count: number; cases: ListedCase[] }[];
  removed: RemovedReason[];
  /** Who would be due by another policy on retention; null where the draft leaves it as it is. */
  retention: RetentionCounts | null;
};

/** What is kept of a preview with a request. */
export type PreviewCounts = {
  open: number;
  looked: number;
  effects: Partial<Record<EffectKind, number>>;
  retention?: RetentionCounts;
};
