import { estimated, isAtLeast, judge, type Rules } from './replay.ts';
import type { SimulationDetail } from './result.ts';
import type { FittedForm } from './score-model.ts';
import { rulesOf, type SimulationInput, type UsedSession } from './session.ts';

/** How many values of a range are tried, both ends included. */
const tried = 11;

type Range = SimulationDetail['ranges'][number];

/**
 * What each weight alone could do: it is moved over its whole range, the others as they are in force. `flips` is by the
 * best estimate, without its error; `certain` is how many of those the error leaves.
 */
export function rangesOf(
  input: SimulationInput,
  forms: readonly FittedForm[],
  used: readonly UsedSession[],
  told: (done: number) => void,
): Range[] {
  const { shares, line } = input.replayable;
  const ranges = Object.entries(input.ranges);
  return ranges.map(([key, { from, to }], at) => {
    told(at / ranges.length);
    const place = shares.indexOf(key);
    const canReplay = key === line || place >= 0;
    const concerned = key === line ? used : used.filter(({ made }) => made.includes(place));
    const found = canReplay ? mostFlips(input, forms, concerned, key) : none;
    return { key, canReplay, from, to, ...found };
  });
}

type Found = Pick<Range, 'flips' | 'certain' | 'at' | 'firstFlipAt'>;

const none: Found = { flips: 0, certain: 0, at: null, firstFlipAt: null };

function mostFlips(
  input: SimulationInput,
  forms: readonly FittedForm[],
  concerned: readonly UsedSession[],
  key: string,
): Found {
  const [best] = forms;
  if (!best) return none;
  const { from, to } = input.ranges[key] ?? { from: 0, to: 0 };
  const own = input.base[key] ?? 0;
  const base = rulesOf(input, input.base);
  const moved = (value: number) => rulesOf(input, { ...input.base, [key]: value });
  const sidesBy = ({ weights, line }: Rules) =>
    concerned.map((session) => isAtLeast(estimated(best, session, weights), line));
  const was = sidesBy(base);
  const counts = Array.from({ length: tried }, (_, step) => {
    const value = Number((from + ((to - from) * step) / (tried - 1)).toPrecision(12));
    return { value, flips: sidesBy(moved(value)).filter((side, at) => side !== was[at]).length };
  }).filter(({ flips }) => flips > 0);
  const [most] = counts.toSorted((a, b) => b.flips - a.flips);
  const [nearest] = counts.toSorted((a, b) => Math.abs(a.value - own) - Math.abs(b.value - own));
  if (!most || !nearest) return none;
  const effects = concerned.map((session) => judge(forms, session, base, moved(most.value)).effect);
  const certain = effects.filter((effect) => effect === 'newly_passed' || effect === 'newly_failed').length;
  return { flips: most.flips, certain, at: most.value, firstFlipAt: nearest.value };
}
