import { ChartSign } from '#components/ui/chart/sign.tsx';
import { Strip, type StripStep } from '#components/ui/chart/strip.tsx';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import type { ConnectionHealthRead, MetricsRead } from '#lib/review/metrics/read.ts';
import { type HealthLook, healthLook, healthSection } from '#lib/review/metrics/sections/health.ts';
import { countWords } from '#lib/review/metrics/words.ts';
import { ChartFigure } from './chart-figure.tsx';

const looks: Record<HealthLook, [StripStep['look'], string]> = {
  good: ['good', 'answered'],
  errors: ['attention', 'over 5 % of calls failed'],
  down: ['fail', 'breaker open'],
  none: ['missing', 'no sample'],
};

/** As many lines as a person compares; the file has all. */
const mostLines = 20;

/** Each provider's health over the range, one line for each. */
export function HealthFigure({ choice, read }: { choice: MetricsChoice; read: MetricsRead }) {
  return (
    <ChartFigure section={healthSection(read)} choice={choice} opens={false}>
      <ul className="mt-8">
        {read.health.slice(0, mostLines).map((health) => (
          <HealthLine key={health.connectionId} health={health} read={read} />
        ))}
      </ul>
      {read.health.length > mostLines && (
        <p className="py-6 text-12 text-t3">
          {`The first ${mostLines} of ${countWords(read.health.length)} connections; the CSV file has all.`}
        </p>
      )}
      <p aria-hidden="true" className="flex justify-between ps-120 text-11 text-t3">
        <span>{read.now.steps[0]?.label}</span>
        <span>{read.now.range.endsNow ? 'Now' : read.now.steps.at(-1)?.label}</span>
      </p>
      <p className="mt-4 flex flex-wrap gap-x-16 text-12 text-t2">
        <ChartSign className="fill-l3" height={4} word="Answered" />
        <ChartSign className="fill-attention" height={7} word="Over 5 % failed" />
        <ChartSign className="fill-fail" height={9} word="Breaker open" />
        <ChartSign className="fill-l3" height={1} word="No sample" />
      </p>
    </ChartFigure>
  );
}

function HealthLine({ health, read }: { health: ConnectionHealthRead; read: MetricsRead }) {
  const label = read.connections.find(({ id }) => id === health.connectionId)?.label ?? health.connectionId;
  const seen = health.steps.map(healthLook);
  const amount = (look: HealthLook) => seen.filter((one) => one === look).length;
  return (
    <li className="flex h-32 items-center gap-8 border-b border-l1 text-12 last:border-0">
      <span className="w-112 shrink-0 truncate text-t2">{label}</span>
      <Strip
        says={
          `${label}: of ${seen.length} steps ${amount('good')} answered, ${amount('errors')} with errors, ` +
          `${amount('down')} with the breaker open, ${amount('none')} without a sample.`
        }
        steps={seen.map((look, at) => {
          const [shape, words] = looks[look];
          return { look: shape, says: `${read.now.steps[at]?.label}: ${words}` };
        })}
      />
    </li>
  );
}
