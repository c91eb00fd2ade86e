import type { Figure } from '../figure.ts';
import { percentile } from '../histogram.ts';
import { type Counts, decidedOf } from '../measures.ts';
import { figureBase, type HealthStep, type MetricsRead, spanOf } from '../read.ts';
import { type Cell, count, duration, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { groupsOf, histogramOf } from './counts.ts';
import { healthCells, healthColumns, healthDefinition, stepsTogether } from './health.ts';

/** Decisions and the health of each connection. */
export function providersSection(read: MetricsRead): MetricSection {
  const groups = new Map(groupsOf(read.now, 'all').map(({ value, counts }) => [value, counts]));
  return {
    id: 'providers',
    title: 'By provider',
    stamp: 'decided in range',
    definition: read.isOwn ? 'Decided cases, the approved share of them, and the time to decision.' : healthDefinition,
    columns: [
      wordColumn('Provider'),
      numberColumn('Decided'),
      numberColumn('Approved'),
      numberColumn('p50'),
      numberColumn('p90'),
      ...(read.isOwn ? [] : healthColumns),
    ],
    rows: read.connections.map(({ id, label }) => [
      word(label),
      ...decisionCells(read, id, groups.get(id)),
      ...(read.isOwn ? [] : healthCells(healthOf(read, id))),
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

function healthOf({ health }: MetricsRead, connection: string): HealthStep | null {
  return stepsTogether(health.find(({ connectionId }) => connectionId === connection)?.steps ?? []);
}
