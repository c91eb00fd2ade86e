import type { Figure } from '../figure.ts';
import { type Histogram, percentile } from '../histogram.ts';
import { type Counts, decidedOf } from '../measures.ts';
import { type MetricRange, rangeWords } from '../range.ts';
import { figureBase, type MetricsRead, spanOf } from '../read.ts';
import { countChange, countWords, durationWords, shareChange } from '../words.ts';
import { type Cell, count, duration, share } from './cell.ts';
import { allCounts, histogramOf } from './counts.ts';

/** One of the first numbers: its values, how they changed, and what they mean. */
export type Tile = {
  id: string;
  title: string;
  values: TileValue[];
  definition: string;
};

/** `mark`: met, breached, still open. `name` comes before the value, `after` behind it. */
export type TileValue = Cell & { name?: string; after: string; mark?: 'pass' | 'fail' | 'pending' };

type Of = { read: MetricsRead; now: Counts; before: Counts | null; decided: Figure; opened: Figure };

/** The numbers at the head of the metrics, those of a reviewer's own decisions fewer. */
export function tilesOf(read: MetricsRead): Tile[] {
  const base = figureBase(read);
  const span = spanOf(read.now.range);
  const of: Of = {
    read,
    now: allCounts(read.now),
    before: read.before && allCounts(read.before),
    decided: { ...base, decided: span },
    opened: { ...base, opened: span },
  };
  if (read.isOwn) return [decidedTile(of), approvalTile(of), timeTile(of), inTimeTile(of)];
  return [
    decidedTile(of),
    approvalTile(of),
    openTile(of),
    timeTile(of),
    inTimeTile(of),
    resubmissionTile(of),
    hitsTile(of),
  ];
}

function decidedTile({ now, before, decided }: Of): Tile {
  const after = before ? countChange(decidedOf(now), decidedOf(before)) : '';
  return {
    id: 'decided',
    title: 'Decided',
    values: [{ ...count(decidedOf(now), decided), after }],
    definition:
      `Final decisions, by decision time: ${countWords(now.approved)} approved, ` +
      `${countWords(now.rejected)} rejected. ` +
      'Undone decisions left out.',
  };
}

function approvalTile({ now, before, decided }: Of): Tile {
  const figure: Figure = { ...decided, outcome: 'approved' };
  const latest = now.approved_latest + now.rejected_latest;
  const after = before ? changeOf(now.approved, decidedOf(now), before.approved, decidedOf(before)) : '';
  const perApplicant = share(now.approved_latest, latest, { ...figure, only: 'latest' });
  return {
    id: 'approval',
    title: 'Approval rate',
    values: [
      { ...share(now.approved, decidedOf(now), figure), after },
      { ...perApplicant, name: 'per applicant', after: '' },
    ],
    definition:
      `Approved ÷ decided: ${countWords(now.approved)} of ${countWords(decidedOf(now))}. ` +
      `Per applicant, latest decisions only: ${countWords(now.approved_latest)} of ${countWords(latest)}.`,
  };
}

function openTile({ read }: Of): Tile {
  const { now, before } = read;
  const figure: Figure = { ...figureBase(read), openAt: now.range.until };
  const was = before ? `was ${countWords(before.openAtEnd)} on ${dayOf(before.range)}` : '';
  return {
    id: 'open',
    title: 'Open',
    values: [{ ...count(now.openAtEnd, figure), after: was }],
    definition: `Opened before the end of the range and undecided then. Archived cases left out.`,
  };
}

function timeTile({ read, decided }: Of): Tile {
  const [histogram, was] = [read.now, read.before].map((range) => range && histogramOf(range, 'all'));
  const before = was && was.size > 0 ? ` Was ${timeWords(was, 0.5)}, ${timeWords(was, 0.9)}.` : '';
  const value = (name: string, part: number): TileValue => {
    return { ...duration(percentile(histogram ?? new Map(), part), decided), name, after: '' };
  };
  return {
    id: 'time',
    title: 'Time to decision',
    values: [value('p50', 0.5), value('p90', 0.9)],
    definition: `From opening to decision, without the time that a case waited for the applicant or slept.${before}`,
  };
}

function timeWords(histogram: Histogram, part: number): string {
  const found = percentile(histogram, part);
  return found ? durationWords(found.seconds) : '–';
}

function inTimeTile({ read, now, before, decided }: Of): Tile {
  const all = decidedOf(now);
  const met = all - now.late;
  const was = before ? `, ${changeOf(met, all, decidedOf(before) - before.late, decidedOf(before))}` : '';
  const values: TileValue[] = [
    {
      ...count(met, { ...decided, time: 'met' }),
      mark: 'pass',
      after: all === 0 ? 'met' : `met, ${share(met, all).text}${was}`,
    },
    { ...count(now.late, { ...decided, time: 'late' }), mark: 'fail', after: 'breached' },
  ];
  if (read.open) {
    const open = count(read.now.openAtEnd, { ...figureBase(read), openAt: read.now.range.until });
    values.push({ ...open, mark: 'pending', after: `still open, ${countWords(read.open.over)} over` });
  }
  return {
    id: 'in-time',
    title: 'Decided in time',
    values,
    definition:
      `In time: decided before it was due, ${read.dueInHours} h after opening, with the clock stopped while it ` +
      `waited for the applicant or slept. Met ÷ (met + breached).${read.isOwn ? '' : ' Still open counts as neither.'}`,
  };
}

function resubmissionTile({ now, before, opened }: Of): Tile {
  const after = before ? changeOf(now.opened_asked, now.opened, before.opened_asked, before.opened) : '';
  return {
    id: 'resubmission',
    title: 'Resubmission rate',
    values: [{ ...share(now.opened_asked, now.opened, { ...opened, step: 'asked' }), after }],
    definition:
      `Cases asked for something again ÷ cases opened in the range: ` +
      `${countWords(now.opened_asked)} of ${countWords(now.opened)}.`,
  };
}

function hitsTile({ read, now, before }: Of): Tile {
  const closed = now.hit_false + now.hit_true;
  const after = before ? changeOf(now.hit_false, closed, before.hit_false, before.hit_false + before.hit_true) : '';
  const figure: Figure = { ...figureBase(read), closed: spanOf(read.now.range), verdict: 'false_positive' };
  return {
    id: 'hits',
    title: 'Hits, false positive',
    values: [{ ...share(now.hit_false, closed, figure), after }],
    definition:
      `False positives ÷ hits closed: ${countWords(now.hit_false)} of ${countWords(closed)}. ` +
      `${countWords(read.openHits)} open now and ${countWords(now.hit_unsure)} unsure left out.`,
  };
}

function changeOf(part: number, whole: number, partBefore: number, wholeBefore: number): string {
  return shareChange({ part, whole }, { part: partBefore, whole: wholeBefore });
}

function dayOf({ to }: MetricRange): string {
  return rangeWords({ from: to, to });
}

/** The tiles as a table for a file. */
export function tileRows(tiles: readonly Tile[]): Cell[][] {
  return tiles.flatMap(({ title, values }) =>
    values.map(({ name, after, mark: _, ...value }) => [
      { text: title, raw: title },
      { text: name ?? '', raw: name ?? '' },
      value,
      { text: after, raw: after },
    ]),
  );
}
