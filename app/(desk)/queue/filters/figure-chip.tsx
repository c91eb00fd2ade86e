import { Chip } from '#components/ui/chip.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { countOf } from '#lib/review/counted.ts';
import type { Figure } from '#lib/review/metrics/figure.ts';
import { figureWords } from '#lib/review/metrics/figure-words.ts';
import { QueueLink } from '../queue-link.tsx';

type FigureChipProps = {
  filter: QueueFilter;
  figure: Figure;
  /** All cases of the number, also those that the queue does not show now. */
  count: number | undefined;
  nameOf: (connection: string) => string | undefined;
};

/** The number of the metrics whose cases the queue shows. */
export function FigureChip({ filter, figure, count, nameOf }: FigureChipProps) {
  return (
    <Chip
      field="Metrics"
      operator={count === undefined ? 'shows' : countOf(count, 'case')}
      value={figureWords(figure, nameOf)}
      remove={(look) => <QueueLink filter={{ ...filter, figure: null, cursor: null }} {...look} />}
    />
  );
}
