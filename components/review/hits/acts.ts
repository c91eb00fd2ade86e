import type { HitVerdict } from '#lib/review/hits/hit.ts';
import type { HitsJudged, HitsResolved } from '#lib/review/hits/view.ts';

/** Why a write was not done, in sentences; by field where a field is to be mended. */
export type HitProblem = { code: string; message: string; fields: Record<string, string> };

export type HitAnswer<T> = { ok: true; value: T } | { ok: false; problem: HitProblem };

export type NewVerdict = {
  hits: { id: string; version: number }[];
  /** Made with the form, so that sending it twice records once. */
  formId: string;
  verdict: HitVerdict;
  reason: string;
  note: string | null;
  /** The day on which a remembered clearance is reviewed, YYYY-MM-DD; null when it is not remembered. */
  reviewOn: string | null;
};

/** A look-up to attach: a link, a file or both. */
export type NewLookup = { lookupId: string; hitId: string; link: string; note: string; file: File | null };

/** How far a file is sent, from 0 to 1, and what stops it. */
export type Sending = { onProgress: (part: number) => void; signal: AbortSignal };

/** What a person can do about hits. The screens bind them to their server actions. */
export type HitActs = {
  resolve: (input: NewVerdict) => Promise<HitAnswer<HitsJudged>>;
  /** Takes back what was last said of each, all or none. */
  undo: (shown: { id: string; version: number }[]) => Promise<HitAnswer<HitsResolved>>;
  attach: (input: NewLookup, sending: Sending) => Promise<HitAnswer<unknown>>;
  revoke: (clearanceId: string) => Promise<HitAnswer<unknown>>;
};
