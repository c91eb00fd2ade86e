import { Bar } from '#components/ui/chart/bar.tsx';
import { ColumnsChart } from '#components/ui/chart/columns.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import type { Figure } from '#lib/review/metrics/figure.ts';
import { decidedOf } from '#lib/review/metrics/measures.ts';
import { figureBase, type MetricsRead, spanOf } from '#lib/review/metrics/read.ts';
import { agesSection } from '#lib/review/metrics/sections/ages.ts';
import type { Cell, MetricSection } from '#lib/review/metrics/sections/cell.ts';
import { funnelSection } from '#lib/review/metrics/sections/funnel.ts';
import { limitAfter, timeGroups, timesSection } from '#lib/review/metrics/sections/times.ts';
import { volumeSection } from '#lib/review/metrics/sections/volume.ts';
import { countWords } from '#lib/review/metrics/words.ts';
import { ChartFigure } from './chart-figure.tsx';
import { FigureLink } from './figure-link.tsx';

type Of = { choice: MetricsChoice; read: MetricsRead };

/** What changes over time, and how it is spread. The last of an odd number has the whole width. */
export function Charts({ choice, read }: Of) {
  const ages = read.isOwn ? null : agesSection(read);
  const of = { choice, read };
  const charts = [
    <Volume key="volume" {...of} />,
    ages && <Ages key="ages" {...of} section={ages} />,
    !ages && !read.isOwn && <Funnel key="funnel" {...of} />,
    <Times key="times" {...of} />,
    ages && <Funnel key="funnel" {...of} />,
  ].filter(Boolean);
  return (
    <div className="grid gap-px border-b border-l2 bg-l2 charts-grid">
      {charts.map((chart, at) => (
        <div
          key={at === 0 ? 'first' : String(at)}
          className={cx('grid min-w-0', charts.length % 2 === 1 && at === charts.length - 1 && 'col-span-full')}
        >
          {chart}
        </div>
      ))}
    </div>
  );
}

function Volume({ choice, read }: Of) {
  const { now, before } = read;
  const section = volumeSection(read);
  const decided = { ...figureBase(read), decided: spanOf(now.range) };
  const sum = now.perStep.reduce(
    (all, { approved, rejected }) => ({ approved: all.approved + approved, rejected: all.rejected + rejected }),
    { approved: 0, rejected: 0 },
  );
  return (
    <ChartFigure section={section} choice={choice} opens={read.opensCases}>
      <Legend
        opens={read.opensCases}
        items={[
          { look: 'quiet', word: 'Approved', amount: sum.approved, figure: { ...decided, outcome: 'approved' } },
          { look: 'strong', word: 'Rejected', amount: sum.rejected, figure: { ...decided, outcome: 'rejected' } },
          ...(before ? [{ look: 'line' as const, word: 'All, range before' }] : []),
        ]}
      />
      <ColumnsChart
        says={
          `Decisions over ${now.steps.length} steps of time: ${countWords(sum.approved)} approved, ` +
          `${countWords(sum.rejected)} rejected.`
        }
        columns={now.steps.map(({ label }, at) => {
          const counts = now.perStep[at];
          const was = before?.perStep[at];
          return {
            label,
            parts: [
              { amount: counts?.approved ?? 0, fill: 'quiet' as const },
              { amount: counts?.rejected ?? 0, fill: 'strong' as const },
            ],
            ...(was ? { line: decidedOf(was) } : {}),
          };
        })}
        {...(now.range.endsNow && now.unit === 'day' ? { lastLabel: 'Today' } : {})}
      />
    </ChartFigure>
  );
}

function Times({ choice, read }: Of) {
  const section = timesSection(read);
  const groups = timeGroups(read);
  const after = limitAfter(read);
  return (
    <ChartFigure section={section} choice={choice} opens={read.opensCases}>
      <ColumnsChart
        namesAll
        says={`Decisions by how long they took: ${groups.map(({ label, amount }) => `${label} ${amount}`).join(', ')}.`}
        columns={groups.map(({ label, amount, isOver }, at) => ({
          label,
          above: (
            <FigureLink
              text={countWords(amount)}
              figure={section.rows[at]?.[1]?.figure}
              opens={read.opensCases}
              label={`Time to decision, ${label}`}
            />
          ),
          parts: [{ amount, fill: isOver ? ('fail' as const) : ('quiet' as const) }],
        }))}
        limit={after === null ? null : { after, word: `Due after ${read.dueInHours} h` }}
      />
    </ChartFigure>
  );
}

const ageTones = [null, null, 'attention', 'fail'] as const;

function Ages({ choice, read, section }: Of & { section: MetricSection }) {
  const all = section.rows.reduce((sum, row) => sum + Number(row[1]?.raw ?? 0), 0);
  return (
    <ChartFigure section={section} choice={choice} opens={read.opensCases}>
      <ul className="mt-8">
        {section.rows.map((row, at) => (
          <BarLine
            key={row[0]?.raw}
            row={row}
            whole={all}
            of="Open"
            opens={read.opensCases}
            tone={ageTones[at] ?? null}
          />
        ))}
      </ul>
    </ChartFigure>
  );
}

function Funnel({ choice, read }: Of) {
  const section = funnelSection(read);
  const whole = Number(section.rows[0]?.[1]?.raw ?? 0);
  return (
    <ChartFigure section={section} choice={choice} opens={read.opensCases}>
      <ul className="mt-8">
        {section.rows.map((row) => (
          <BarLine key={row[0]?.raw} row={row} whole={whole} of="Funnel" opens={read.opensCases} />
        ))}
      </ul>
    </ChartFigure>
  );
}

type BarLineProps = {
  /** Name, amount, and last what is said beside it. */
  row: Cell[];
  whole: number;
  of: string;
  opens: boolean;
  tone?: 'attention' | 'fail' | null;
};

function BarLine({ row, whole, of, opens, tone }: BarLineProps) {
  const [name, amount] = row;
  const beside = row.at(-1)?.text;
  return (
    <li
      className={cx(
        'grid min-h-32 items-center gap-8 border-b border-l1 text-12 last:border-0',
        tone === undefined ? 'bar-grid' : 'bar-share-grid',
      )}
    >
      <span className="flex items-center gap-6 text-t2">
        {tone !== undefined && (tone ? <ToneIcon tone={tone} /> : <Icon name="open" className="text-t3" />)}
        {name?.text}
      </span>
      <Bar parts={[{ amount: Number(amount?.raw ?? 0), fill: tone ?? 'quiet' }]} whole={whole} />
      <span className="text-end tabular-nums">
        <FigureLink text={amount?.text ?? ''} figure={amount?.figure} opens={opens} label={`${of}, ${name?.text}`} />
      </span>
      <span className="text-end text-t3 tabular-nums">{beside}</span>
    </li>
  );
}

const swatches = { quiet: 'fill-l3', strong: 'fill-t1' } as const;

type LegendItem = { look: 'quiet' | 'strong' | 'line'; word: string; amount?: number; figure?: Figure };

function Legend({ items, opens }: { items: LegendItem[]; opens: boolean }) {
  return (
    <p className="mt-4 flex flex-wrap gap-x-16 gap-y-4 text-12 text-t2">
      {items.map(({ look, word, amount, figure }) => (
        <span key={word} className="inline-flex items-center gap-6">
          <svg aria-hidden="true" width="16" height="10">
            {look === 'line' ? (
              <line x1="0" x2="16" y1="5" y2="5" strokeWidth="1.5" strokeDasharray="3 2" className="stroke-accent" />
            ) : (
              <rect x="3" width="10" height="10" className={swatches[look]} />
            )}
          </svg>
          {word}
          {amount !== undefined && (
            <FigureLink text={countWords(amount)} figure={amount > 0 ? figure : undefined} opens={opens} label={word} />
          )}
        </span>
      ))}
    </p>
  );
}
