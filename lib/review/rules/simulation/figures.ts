import { isAtLeast, type Judged } from './replay.ts';
import type { SimulationDetail } from './result.ts';
import type { FittedForm } from './score-model.ts';
import { type Segment, segments, type UsedSession } from './session.ts';

/** The most points of the calibration plot. Above it every second, third … session is shown. */
const mostPoints = 400;

/** Width of a column of the histogram. */
const columnWidth = 0.02;

/** The formula's score, fitted without the session, beside the vendor's. */
export function pointsOf(used: readonly UsedSession[], { heldOut }: FittedForm): SimulationDetail['points'] {
  const every = Math.ceil(used.length / mostPoints);
  return used.flatMap(({ score }, at) =>
    at % every === 0 ? [{ model: decimals(heldOut[at] ?? 0), vendor: decimals(score) }] : [],
  );
}

/** Sessions by score, with the weights in force and with the draft, by the best estimate. */
export function histogramOf(judged: readonly Judged[]): SimulationDetail['histogram'] {
  const columns = new Map<number, { before: number; after: number }>();
  for (const one of judged)
    for (const side of ['before', 'after'] as const) {
      const place = Math.floor((Math.min(Math.max(one[side].score, 0), 1) + 1e-9) / columnWidth);
      const column = columns.get(place) ?? { before: 0, after: 0 };
      column[side] += 1;
      columns.set(place, column);
    }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([place, counts]) => ({ from: decimals(place * columnWidth), ...counts }));
}

/** Counts by type of document, country and month, the larger groups first; months in their order. */
export function countsOfSegments(
  used: readonly UsedSession[],
  judged: readonly Judged[],
  line: number,
): SimulationDetail['segments'] {
  return segments.flatMap((by) => {
    const groups = Map.groupBy(used.keys(), (at) => used[at]?.[by] ?? null);
    const rows = [...groups].map(([value, places]) => ({ by, value, ...countsAt(places, judged, line) }));
    return rows.sort((a, b) => inOrder(by, a, b));
  });
}

type Row = { value: string | null; used: number };

function inOrder(by: Segment, a: Row, b: Row): number {
  return by === 'month' ? (a.value ?? '').localeCompare(b.value ?? '') : b.used - a.used;
}

function countsAt(places: readonly number[], judged: readonly Judged[], line: number) {
  const counts = { used: 0, passedBefore: 0, newlyPassed: 0, newlyFailed: 0, cantTell: 0 };
  for (const at of places) {
    const one = judged[at];
    if (!one) continue;
    counts.used += 1;
    if (isAtLeast(one.before.score, line)) counts.passedBefore += 1;
    if (one.effect === 'newly_passed') counts.newlyPassed += 1;
    if (one.effect === 'newly_failed') counts.newlyFailed += 1;
    if (one.effect === 'cant_tell') counts.cantTell += 1;
  }
  return counts;
}

function decimals(value: number): number {
  return Math.round(value * 1000) / 1000;
}
