import { ScreenLink } from '#components/shell/screen-link.tsx';
import { cx } from '#components/ui/cx.ts';
import { type MetricsChoice, metricsAddress, type Preset, presets } from '#lib/review/metrics/address.ts';
import { rangeWords, zoneWords } from '#lib/review/metrics/range.ts';
import type { MetricConnection, MetricsRead } from '#lib/review/metrics/read.ts';
import { ChoiceSelect } from './choice-select.tsx';
import { CompareBox } from './compare-box.tsx';
import { DaysPicker } from './days-picker.tsx';
import { OwnZone } from './own-zone.tsx';

const presetWords: Record<Preset, string> = {
  today: 'Today',
  '7': '7 days',
  '30': '30 days',
  '90': '90 days',
  year: 'Year',
};

type RangeBarProps = { choice: MetricsChoice; read: MetricsRead; choices: MetricConnection[] };

/** Of which days, beside which, in which time zone and of which provider: all in the address. */
export function RangeBar({ choice, read, choices }: RangeBarProps) {
  const { range } = read.now;
  const chosen = 'preset' in choice.range ? choice.range.preset : null;
  // A browser may call a zone by another name than this server lists.
  const zones = [...new Set(['UTC', choice.zone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <div
      className={cx(
        'flex min-h-44 shrink-0 flex-wrap items-center gap-x-12 gap-y-6 border-b border-l2 px-16 py-6 text-12',
      )}
    >
      <nav aria-label="Range" className="inline-flex h-28 items-center gap-2 rounded-4 bg-s2 p-2 phone:h-44">
        {presets.map((preset) => (
          <ScreenLink
            key={preset}
            href={metricsAddress({ ...choice, range: { preset } })}
            aria-current={preset === chosen ? 'true' : undefined}
            className={cx(
              'flex h-full items-center rounded-3 px-8 whitespace-nowrap',
              preset === chosen ? 'bg-s1 font-medium text-t1 ring-1 ring-l2' : 'text-t2 hover:text-t1',
            )}
          >
            {presetWords[preset]}
          </ScreenLink>
        ))}
      </nav>
      <DaysPicker choice={choice} from={range.from} to={range.to} words={rangeWords(range)} />
      <CompareBox choice={choice} words={read.before ? rangeWords(read.before.range) : ''} />
      <span className="ms-auto flex flex-wrap items-center gap-x-12 gap-y-6 phone:ms-0">
        {choices.length > 1 && (
          <ChoiceSelect
            choice={choice}
            field="connection"
            label="Provider"
            value={read.connection ?? ''}
            options={[['', 'All'], ...choices.map(({ id, label }): [string, string] => [id, label])]}
          />
        )}
        <ChoiceSelect
          choice={choice}
          field="zone"
          label="Times in"
          value={choice.zone}
          options={zones.map((zone) => [zone, zone === choice.zone ? zoneWords(zone, new Date(read.readAt)) : zone])}
        />
        <OwnZone choice={choice} />
      </span>
    </div>
  );
}
