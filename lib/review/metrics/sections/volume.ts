import { sentenceCase } from '../../sentence-case.ts';
import type { Figure } from '../figure.ts';
import { decidedOf } from '../measures.ts';
import { figureBase, type MetricsRead } from '../read.ts';
import { count, type MetricSection, numberColumn, word, wordColumn } from './cell.ts';

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
    title: `Volume per ${now.unit}`,
    stamp: 'by outcome',
    definition: `Decisions by the ${now.unit} in which they were made. Undone decisions left out.`,
    columns: [
      wordColumn(sentenceCase(now.unit)),
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
