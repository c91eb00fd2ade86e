import { figureBase, type MetricsRead, spanOf } from '../read.ts';
import { countWords } from '../words.ts';
import { type Cell, count, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { allCounts } from './counts.ts';

/** How far the cases came that were opened in the range. */
export function funnelSection(read: MetricsRead): MetricSection {
  const counts = allCounts(read.now);
  const before = read.before && allCounts(read.before);
  const opened = { ...figureBase(read), opened: spanOf(read.now.range) };
  const waits = counts.opened - counts.opened_complete;
  const undecided = counts.opened_complete - counts.opened_decided;
  const row = (label: string, amount: Cell, left: string, was: number | undefined): Cell[] => [
    word(label),
    amount,
    share(Number(amount.raw), counts.opened),
    ...(before ? [{ ...count(was ?? 0), isQuiet: true }] : []),
    word(left, true),
  ];
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
      row('Opened', count(counts.opened, opened), `${countWords(counts.opened_first)} first rounds`, before?.opened),
      row(
        'Documents in',
        count(counts.opened_complete, { ...opened, step: 'complete' }),
        `${countWords(waits)} waiting`,
        before?.opened_complete,
      ),
      row(
        'Decided',
        count(counts.opened_decided, { ...opened, step: 'decided' }),
        `${countWords(undecided)} undecided`,
        before?.opened_decided,
      ),
      row(
        'Approved',
        count(counts.opened_approved, { ...opened, step: 'approved' }),
        `${countWords(counts.opened_decided - counts.opened_approved)} rejected`,
        before?.opened_approved,
      ),
    ],
  };
}
