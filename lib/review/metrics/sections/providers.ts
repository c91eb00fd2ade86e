import type { Figure } from '../figure.ts';
import { percentile } from '../histogram.ts';
import { type Counts, decidedOf } from '../measures.ts';
import { type ConnectionHealthRead, figureBase, type MetricsRead, spanOf } from '../read.ts';
import { durationWords } from '../words.ts';
import { type Cell, count, duration, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { groupsOf, histogramOf } from './counts.ts';

/** Decisions and the health of each connection. */
export function providersSection(read: MetricsRead): MetricSection {
  const groups = new Map(groupsOf(read.now, 'all').map(({ value, counts }) => [value, counts]));
  return {
    id: 'providers',
    title: 'By provider',
    stamp: 'decided in range',
    definition: read.isOwn
      ? 'Decided cases, the approved share of them, and the time to decision.'
      : 'Lag: the longest time without an answer from the provider. Errors: failed calls ÷ all calls. ' +
        'Breaker open: how long Docket did not call, to the quarter hour.',
    columns: [
      wordColumn('Provider'),
      numberColumn('Decided'),
      numberColumn('Approved'),
      numberColumn('p50'),
      numberColumn('p90'),
      ...(read.isOwn ? [] : [numberColumn('Lag'), numberColumn('Errors'), numberColumn('Breaker open')]),
    ],
    rows: read.connections.map(({ id, label }) => [
      word(label),
      ...decisionCells(read, id, groups.get(id)),
      ...(read.isOwn ? [] : healthCells(read.health.find(({ connectionId }) => connectionId === id))),
    ]),
  };
}

function decisionCells(read: MetricsRead, connection: string, counts: Counts | undefined): Cell[] {
  const decided = counts ? decidedOf(counts) : 0;
  const { mode: _, ...base } = figureBase(read);
  const figure: Figure = { ...base, connection, decided: spanOf(read.now.range) };
  const histogram = histogramOf(read.now, 'all', connection);
  return [
    count(decided, figure),
    share(counts?.approved ?? 0, decided, { ...figure, outcome: 'approved' }),
    duration(percentile(histogram, 0.5), figure),
    duration(percentile(histogram, 0.9), figure),
  ];
}

function healthCells(health: ConnectionHealthRead | undefined): Cell[] {
  const steps = (health?.steps ?? []).filter((step) => step !== null);
  const lags = steps.flatMap(({ lagSeconds }) => (lagSeconds === null ? [] : [lagSeconds]));
  const sum = (of: 'calls' | 'failures' | 'downMinutes') => steps.reduce((all, step) => all + step[of], 0);
  const lag = lags.length > 0 ? Math.max(...lags) : null;
  return [
    lag === null ? word('–', true) : { text: durationWords(lag), raw: String(lag) },
    share(sum('failures'), sum('calls')),
    steps.length === 0 ? word('–', true) : { text: downWords(sum('downMinutes')), raw: String(sum('downMinutes')) },
  ];
}

function downWords(minutes: number): string {
  return minutes === 0 ? 'Never' : durationWords(minutes * 60);
}
