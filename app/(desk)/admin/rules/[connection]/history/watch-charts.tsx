import { dayWords } from '#components/review/time/moments.ts';
import { DaysChart } from '#components/ui/chart/days.tsx';
import { ChartSign } from '#components/ui/chart/sign.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import { fewestADay, type WatchDay } from '#lib/review/rules/watch-days.ts';

type WatchChartsProps = { days: readonly WatchDay[]; expected: { passRate: number | null; score: number | null } };

/** Pass rate and mean score day by day, before and after a version was published. */
export function WatchCharts({ days, expected }: WatchChartsProps) {
  if (days.length === 0) return null;
  return (
    <div className="mt-12 flex flex-col gap-8">
      <h3 className="font-medium text-t1">Pass rate by day</h3>
      <Days days={days} of="passRate" says="Pass rate by day" expected={expected.passRate} words={percent} />
      <h3 className="font-medium text-t1">Mean score by day</h3>
      <Days
        days={days}
        of="score"
        says="Mean score by day"
        expected={expected.score}
        words={(value) => value.toFixed(2)}
      />
      <p className="flex flex-wrap items-center gap-x-16 text-11">
        <ChartSign
          className="fill-l2"
          height={8}
          word={`Expected, 95 in 100, from ${fewestADay} applicants a day on`}
        />
        <span className="inline-flex items-center gap-6">
          <ToneIcon tone="attention" />
          Outside
        </span>
        <span>Days in UTC</span>
      </p>
    </div>
  );
}

type DaysProps = {
  days: readonly WatchDay[];
  of: 'passRate' | 'score';
  says: string;
  expected: number | null;
  words: (value: number) => string;
};

function Days({ days, of, says, expected, words }: DaysProps) {
  const first = days.findIndex(({ isAfter }) => isAfter);
  return (
    <DaysChart
      says={says}
      days={days.map(({ day, [of]: { after, band, isOutside } }) => ({
        label: dayWords(day).slice(0, '01 Jan'.length),
        ...{ value: after, band, isOutside },
      }))}
      mark={first === -1 ? null : { before: first, word: 'published' }}
      {...{ expected, words }}
    />
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
