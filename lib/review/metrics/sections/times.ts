import { amountIn, percentile, slotAt, slotBounds } from '../histogram.ts';
import { figureBase, type MetricsRead, spanOf } from '../read.ts';
import { betweenWords, countWords } from '../words.ts';
import { count, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { histogramOf } from './counts.ts';

const hour = 3_600;

/** The groups of the chart begin at these hours; each is made of whole slots of the histogram. */
const starts = [0, 1, 2, 4, 8, 12, 24, 48];

/** One column of the chart. `isOver`: beyond the time in which a case is due. */
export type TimeGroup = { label: string; amount: number; slots: string; isOver: boolean };

/** How long decisions took, in eight groups of hours. */
export function timeGroups(read: MetricsRead): TimeGroup[] {
  const histogram = histogramOf(read.now, 'all');
  return starts.map((start, at) => {
    const next = starts[at + 1];
    const [first, last] = [slotAt(start * hour), next === undefined ? slotBounds.length : slotAt(next * hour) - 1];
    const amount = [...histogram].reduce((sum, [slot, of]) => (slot >= first && slot <= last ? sum + of : sum), 0);
    return { label: hoursWords(start, next), amount, slots: `${first}-${last}`, isOver: start >= read.dueInHours };
  });
}

function hoursWords(start: number, next: number | undefined): string {
  if (start === 0) return `< ${next} h`;
  return next === undefined ? `≥ ${start} h` : `${start}–${next}`;
}

/** Where in the chart the time in which a case is due lies: after so many groups. Null where it cuts one of them. */
export function limitAfter({ dueInHours }: MetricsRead): number | null {
  const at = starts.indexOf(dueInHours);
  return at > 0 ? at : null;
}

export function timesSection(read: MetricsRead): MetricSection {
  const histogram = histogramOf(read.now, 'all');
  const all = amountIn(histogram);
  const decided = { ...figureBase(read), decided: spanOf(read.now.range) };
  const [p50, p90] = [0.5, 0.9].map((part) => percentile(histogram, part));
  const sure = p50 && p90 ? ` p50 lies ${betweenWords(p50)}, p90 ${betweenWords(p90)}.` : '';
  return {
    id: 'times',
    title: 'Time to decision',
    stamp: `hours, ${countWords(all)} decided`,
    definition: `From opening to decision, without the time that a case waited for the applicant or slept.${sure}`,
    columns: [wordColumn('Hours'), numberColumn('Decided'), numberColumn('Share')],
    rows: timeGroups(read).map(({ label, amount, slots }) => [
      word(label),
      count(amount, { ...decided, slots }),
      share(amount, all, { ...decided, slots }),
    ]),
  };
}
