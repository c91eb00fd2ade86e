import type { StoredSession, Weights } from '#lib/review/rules/simulation/session.ts';

/** How the invented vendor's score arises. In `one_test` a single test holds most of what is not told. */
export const synthetics = ['share', 'share_one_test', 'sum', 'sum_added'] as const;

export type Synthetic = (typeof synthetics)[number];

/** Sessions of an invented vendor whose formula is known, and what a draft would truly do to each. */
export type Invented = {
  sessions: StoredSession[];
  versions: Record<string, Weights>;
  base: Weights;
  draft: Weights;
  /** The true scores before and after, in the order of `sessions`. */
  truth: { before: number; after: number }[];
};

const common = ['list', 'words', 'edited', 'copied', 'genuine'];
const failing: Record<string, number> = {
  list: 0.07,
  words: 0.01,
  edited: 0.06,
  copied: 0.03,
  genuine: 0.002,
  registry: 0.1,
  match_licence: 0.08,
  match_passport: 0.06,
};

export const syntheticRules = { shares: Object.keys(failing), line: 'needed' } as const;

const first: Weights = {
  list: 0.2,
  words: 0.05,
  edited: 0.18,
  copied: 0.08,
  genuine: 0.1,
  registry: 0.15,
  match_licence: 0.1,
  match_passport: 0.12,
  needed: 0.82,
};

/** The same for the same seed. */
export function invented(kind: Synthetic, seed: number, count: number, change?: Weights): Invented {
  const next = randomBy(seed);
  const between = (least: number, most: number) => least + next() * (most - least);
  const older = { ...first, edited: between(0.12, 0.2), needed: 0.8 };
  const versions: Record<string, Weights> = next() < 0.5 ? { now: first } : { now: first, older };
  const draft = change ? { ...first, ...change } : randomDraft(between);
  const sessions: StoredSession[] = [];
  const truth: Invented['truth'] = [];
  for (let at = 0; at < count; at++) {
    const judgedBy = versions.older && next() < 0.25 ? 'older' : 'now';
    const document = next() < 0.5 ? 'licence' : 'passport';
    const made = [...common, `match_${document}`, ...(document === 'licence' && next() < 0.6 ? ['registry'] : [])];
    const passed = made.map((key) => next() >= (failing[key] ?? 0));
    const hidden = made.map((key, i) => missing(kind, key, passed[i] === true, between));
    const added = kind === 'sum_added' ? between(-0.03, 0.03) : 0;
    const scoreBy = (weights: Weights) => scoreOf(kind, made, hidden, added, weights);
    const weights = versions[judgedBy] ?? first;
    const score = scoreBy(weights);
    sessions.push({
      id: `s${at}`,
      judgedBy,
      score,
      verdict: score >= (weights.needed ?? 0),
      tests: Object.fromEntries(made.map((key, i) => [key, passed[i] ? 1 : 0])),
      isUnclear: false,
      leftOut: null,
      document,
      country: next() < 0.6 ? 'USA' : 'MEX',
      month: next() < 0.5 ? '2026-10' : '2026-11',
    });
    truth.push({ before: scoreBy(first), after: scoreBy(draft) });
  }
  return { sessions, versions, base: first, draft, truth };
}

/** One to three weights from half to twice their value, and in half of the drafts another score needed. */
function randomDraft(between: (least: number, most: number) => number): Weights {
  const keys = [...syntheticRules.shares].sort(() => between(-1, 1)).slice(0, Math.ceil(between(0, 3)));
  const moved = Object.fromEntries(keys.map((key) => [key, (first[key] ?? 0) * between(0.5, 2)]));
  return { ...first, ...moved, needed: between(0, 1) < 0.5 ? 0.82 : between(0.76, 0.88) };
}

/** What a test truly missed; only whether it passed is told. */
function missing(kind: Synthetic, key: string, passed: boolean, between: (least: number, most: number) => number) {
  if (kind === 'sum_added') return passed ? 0 : 0.9;
  if (kind === 'share_one_test' && key.startsWith('match')) return passed ? between(0, 0.3) : between(0.6, 1);
  if (kind === 'share_one_test') return passed ? 0.01 : 0.95;
  return passed ? between(0, 0.08) : between(0.8, 1);
}

/** Three decimals, as vendors show scores. */
function scoreOf(kind: Synthetic, made: string[], hidden: number[], added: number, weights: Weights): number {
  const own = made.map((key) => weights[key] ?? 0);
  const total = kind.startsWith('share') ? own.reduce((sum, weight) => sum + weight, 0) : 1;
  const lost = own.reduce((sum, weight, at) => sum + (weight * (hidden[at] ?? 0)) / total, 0);
  return Math.round((1 - lost + added) * 1000) / 1000;
}

/** Mulberry32 (Tommy Ettinger, public domain). */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
