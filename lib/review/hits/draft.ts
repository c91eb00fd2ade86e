import type { HitVerdict } from './hit.ts';

/** What a reviewer has chosen and typed about one hit in one round of review, and not yet recorded. */
export type HitDraft = {
  verdict: HitVerdict | null;
  reason: string | null;
  note: string;
  /** The day on which a remembered clearance is reviewed, YYYY-MM-DD; null when it is not remembered. */
  reviewOn: string | null;
};

/** A saved draft. The next save has a higher counter. */
export type SavedHitDraft = HitDraft & { counter: number };
