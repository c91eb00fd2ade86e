import { type Compared, comparePassRate, compareScore, type DaySample, emptySample, sumOfDays } from './watch.ts';

/** One UTC day of a watch. `passRate` and `score` compare the day with all days before the publishing. */
export type WatchDay = {
  day: string;
  isAfter: boolean;
  judged: number;
  passRate: Compared;
  score: Compared;
};

/** From so many applicants on, a day is compared: its band is the wider, the fewer there were. */
export const fewestADay = 10;

const dayMs = 24 * 3_600_000;

/**
 * A watch day by day, from its first day with an applicant to its last; days between without any are in it. The day of
 * the publishing is there twice, before and after, where applicants were judged on both sides.
 */
export function watchDays(before: readonly DaySample[], after: readonly DaySample[]): WatchDay[] {
  const expected = sumOfDays(before);
  const sides = [
    ...between(before).map((day) => ({ ...day, isAfter: false })),
    ...between(after).map((day) => ({ ...day, isAfter: true })),
  ];
  return sides.map((sample) => ({
    day: sample.day,
    isAfter: sample.isAfter,
    judged: sample.judged,
    passRate: comparePassRate(expected, sample, fewestADay),
    score: compareScore(expected, sample, fewestADay),
  }));
}

/** The days in their order, and an empty one for each that is missing between two. */
function between(days: readonly DaySample[]): DaySample[] {
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return sorted.flatMap((sample, at) => {
    const last = sorted[at - 1];
    const gap = last ? (Date.parse(sample.day) - Date.parse(last.day)) / dayMs - 1 : 0;
    const missing = Array.from({ length: Math.max(0, gap) }, (_, index) =>
      emptyDay(new Date(Date.parse(last?.day ?? sample.day) + (index + 1) * dayMs)),
    );
    return [...missing, sample];
  });
}

function emptyDay(at: Date): DaySample {
  return { day: at.toISOString().slice(0, 10), ...emptySample };
}
