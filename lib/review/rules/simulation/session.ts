import type { SkipReason } from './skip-reason.ts';

/** Numbers by key: a vendor's weights. */
export type Weights = Readonly<Record<string, number>>;

/** What a vendor told of the tests of one session, as far as its weights are about them. */
export type SessionSignals = {
  score: number | null;
  /** The vendor's final verdict; null where there is none yet, or where it does not rest on the score. */
  verdict: boolean | null;
  /** By key of a weight: 1 where its test passed, 0 where it failed. A test that was not made is absent. */
  tests: Readonly<Record<string, number>>;
  /** Whether the result of a test can't be read as passed or failed. */
  isUnclear: boolean;
};

/** What sessions are told apart by: the type of document, its country (ISO 3166-1 alpha-3), the month (YYYY-MM). */
export const segments = ['document', 'country', 'month'] as const;

export type Segment = (typeof segments)[number];

/** A stored session; `id` is that of its applicant. */
export type StoredSession = SessionSignals & {
  id: string;
  /** The vendor's id of the weights that it was judged by; null where it names none. */
  judgedBy: string | null;
  /** Null unless it must be left out whatever it holds. */
  leftOut: 'test' | 'known_answer' | null;
} & Record<Segment, string | null>;

/** Weights as numbers, in the order of the tests that they count. */
export type WeightVector = Float64Array;

/**
 * A session that can be replayed. `made`: the places of the tests that were made in it; `missed`: what each of them
 * missed, 0 where it passed, 1 where it failed; `own` and `ownLine`: the weights that it was judged by.
 */
export type UsedSession = StoredSession & {
  score: number;
  made: readonly number[];
  missed: readonly number[];
  own: WeightVector;
  ownLine: number;
};

export function vectorOf(weights: Weights, shares: readonly string[]): WeightVector {
  return Float64Array.from(shares, (key) => weights[key] ?? 0);
}

/** Which weights can be replayed: those that count a test in the score, and the score needed to pass. */
export type Replayable = { shares: readonly string[]; line: string };

/** What a simulation rests on: both sets of weights, and stored sessions with the weights they were judged by. */
export type SimulationInput = {
  replayable: Replayable;
  /** Every weight with the range that is tried. */
  ranges: Readonly<Record<string, { from: number; to: number }>>;
  base: Weights;
  draft: Weights;
  versions: Readonly<Record<string, Weights>>;
  sessions: readonly StoredSession[];
};

/** Weights as they are replayed: those that count tests, and the score needed. */
export function rulesOf(
  { replayable }: Pick<SimulationInput, 'replayable'>,
  weights: Weights,
): { weights: WeightVector; line: number } {
  return { weights: vectorOf(weights, replayable.shares), line: weights[replayable.line] ?? 0 };
}

/** Parts sessions into those that can be replayed and the others, counted by reason. */
export function partSessions({
  sessions,
  versions,
  replayable,
}: Pick<SimulationInput, 'sessions' | 'versions' | 'replayable'>): {
  used: UsedSession[];
  skipped: Map<SkipReason, number>;
} {
  const { shares, line } = replayable;
  const known = new Map(
    Object.entries(versions).map(([id, weights]) => [
      id,
      { own: vectorOf(weights, shares), ownLine: weights[line] ?? 0 },
    ]),
  );
  const used: UsedSession[] = [];
  const skipped = new Map<SkipReason, number>();
  for (const session of sessions) {
    const reason = whySkipped(session);
    const version = known.get(session.judgedBy ?? '');
    if (reason === null && version && session.score !== null) {
      const made = shares.flatMap((key, place) => (session.tests[key] === undefined ? [] : [place]));
      const missed = made.map((place) => 1 - (session.tests[shares[place] ?? ''] ?? 1));
      used.push({ ...session, score: session.score, made, missed, ...version });
    } else skipped.set(reason ?? 'no_version', (skipped.get(reason ?? 'no_version') ?? 0) + 1);
  }
  return { used, skipped };

  function whySkipped({ leftOut, score, judgedBy, isUnclear, tests }: StoredSession): SkipReason | null {
    if (leftOut !== null) return leftOut;
    if (score === null) return 'no_score';
    if (!known.has(judgedBy ?? '')) return 'no_version';
    if (isUnclear) return 'unclear_test';
    return shares.some((key) => key in tests) ? null : 'no_tests';
  }
}
