import type { Figure } from '../figure.ts';
import { decidedOf } from '../measures.ts';
import type { StepUnit } from '../range.ts';
import { figureBase, type MetricsRead } from '../read.ts';
import { count, type MetricSection, numberColumn, word, wordColumn } from './cell.ts';

const unitWords: Record<StepUnit, string> = { hour: 'hour', day: 'day', week: 'week', month: 'month' };

/** Decisions over time, beside those of the range before. */
export function volumeSection(read: MetricsRead): MetricSection {
  const { now, before } = read;
  const base = figureBase(read);
  const wasFigure = (at: number): Figure | undefined => {
    const step = before?.steps[at];
    return step && { ...base, decided: { from: step.start, until: step.until } };
  };
  return {
    id: 'volume',
    title: `Volume per ${unitWords[now.unit]}`,
    stamp: 'by outcome',
    definition: `Decisions by the ${unitWords[now.unit]} in which they were made. Undone decisions left out.`,
    columns: [
      wordColumn(unitWords[now.unit][0]?.toUpperCase() + unitWords[now.unit].slice(1)),
      numberColumn('Approved'),
      numberColumn('Rejected'),
      ...(read.isOwn ? [] : [numberColumn('Opened')]),
      ...(before ? [numberColumn('All, range before')] : []),
    ],
    rows: now.steps.map(({ label, start, until }, at) => {
      const counts = now.perStep[at] ?? { opened: 0, approved: 0, rejected: 0 };
      const was = before?.perStep[at];
      const decided = { ...base, decided: { from: start, until } };
      return [
        word(label),
        count(counts.approved, { ...decided, outcome: 'approved' }),
        count(counts.rejected, { ...decided, outcome: 'rejected' }),
        ...(read.isOwn ? [] : [count(counts.opened, { ...base, opened: { from: start, until } })]),
        ...(before ? [{ ...count(was ? decidedOf(was) : 0, wasFigure(at)), isQuiet: true }] : []),
      ];
    }),
  };
}
