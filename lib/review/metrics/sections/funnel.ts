import type { Figure } from '../figure.ts';
import { figureBase, type MetricsRead, spanOf } from '../read.ts';
import { countWords } from '../words.ts';
import { type Cell, count, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { allCounts } from './counts.ts';

type Opened = 'opened' | 'opened_complete' | 'opened_decided' | 'opened_approved';

/** How far the cases came that were opened in the range. */
export function funnelSection(read: MetricsRead): MetricSection {
  const counts = allCounts(read.now);
  const before = read.before && allCounts(read.before);
  const opened = { ...figureBase(read), opened: spanOf(read.now.range) };
  const waits = counts.opened - counts.opened_complete;
  const rejected = counts.opened_decided - counts.opened_approved;
  const undecided = counts.opened_complete - counts.opened_decided;
  const row = (label: string, key: Opened, step: Figure['step'], left: string): Cell[] => {
    const part: Figure = step ? { ...opened, step } : opened;
    const was = read.before && { ...part, opened: spanOf(read.before.range) };
    return [
      word(label),
      count(counts[key], part),
      share(counts[key], counts.opened, part),
      ...(before && was ? [{ ...count(before[key], was), isQuiet: true }] : []),
      word(left, true),
    ];
  };
  return {
    id: 'funnel',
    title: 'Funnel',
    stamp: 'opened in range',
    definition: 'Of the cases opened in the range, how far they are now. Documents in: not waiting for the applicant.',
    columns: [
      wordColumn('Step'),
      numberColumn('Cases'),
      numberColumn('Of opened'),
      ...(before ? [numberColumn('Before')] : []),
      wordColumn('Left here'),
    ],
    rows: [
      row('Opened', 'opened', undefined, `${countWords(counts.opened_first)} first rounds`),
      row('Documents in', 'opened_complete', 'complete', `${countWords(waits)} waiting`),
      row('Decided', 'opened_decided', 'decided', `${countWords(undecided)} undecided`),
      row('Approved', 'opened_approved', 'approved', `${countWords(rejected)} rejected`),
    ],
  };
}
