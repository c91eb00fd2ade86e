import { ChartSign } from '#components/ui/chart/sign.tsx';
import type { Spark } from '#components/ui/chart/sparks.tsx';
import type { HistoryBar } from '#lib/review/connections/last-day.ts';

const looks: Record<HistoryBar['look'], Spark['look']> = {
  good: 'good',
  errors: 'over',
  down: 'unanswered',
  none: 'none',
};

/** The bars of a connection's last day. */
export function sparksOf(bars: readonly HistoryBar[]): Spark[] {
  return bars.map(({ look, share, says }) => ({ look: looks[look], share, says }));
}

/** What the bars of all lines mean. */
export function HistoryLegend() {
  return (
    <span className="ms-auto flex flex-wrap gap-x-16 text-12 font-normal text-t2 phone:hidden">
      <ChartSign className="fill-l3" height={8} word="Lag per half hour: the longest time since the last answer" />
      <ChartSign className="fill-attention" height={8} word="Over 5 % failed" />
      <ChartSign className="fill-s1 stroke-attention" height={8} word="No answer" />
      <ChartSign className="fill-l3" height={1} word="No sample" />
    </span>
  );
}
