import { Temporal } from 'temporal-polyfill';
import type { Preset, RangeChoice } from './address.ts';

/** Days in a time zone, from the first moment of `from` to before `until`: the end of `to`, or now if it is today. */
export type MetricRange = {
  zone: string;
  /** YYYY-MM-DD, both included. */
  from: string;
  to: string;
  /** ISO 8601, UTC. */
  start: string;
  until: string;
  endsNow: boolean;
};

/** A range is at most two years long. */
const mostDays = 731;

/** The range of a choice; one that makes no sense is taken for 30 days. */
export function rangeOf(choice: RangeChoice, zone: string, now: Date): MetricRange {
  const today = dayIn(now, zone);
  if ('preset' in choice) return presetRange(choice.preset, today, zone, now);
  const [from, to] = [readDay(choice.from), readDay(choice.to)];
  const isPossible = from && to && Temporal.PlainDate.compare(from, to) <= 0 && isBy(from, today);
  if (!isPossible || from.until(to).days >= mostDays) return presetRange('30', today, zone, now);
  return daysRange(from, isBy(to, today) ? to : today, zone, now);
}

/**
 * The range of as many days before. Of a range that ends now it ends at the same time of day, to the quarter hour
 * before, so that part of a day is compared with the same part.
 */
export function rangeBefore(range: MetricRange, now: Date): MetricRange {
  const from = Temporal.PlainDate.from(range.from);
  const days = from.until(Temporal.PlainDate.from(range.to)).days + 1;
  const to = from.subtract({ days: 1 });
  const whole = daysRange(from.subtract({ days }), to, range.zone, now);
  if (!range.endsNow) return whole;
  const time = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(range.zone).toPlainTime();
  const quarter = time.with({ minute: time.minute - (time.minute % 15), second: 0, millisecond: 0 });
  const cut = quarter.with({ microsecond: 0, nanosecond: 0 });
  return { ...whole, until: isoOf(to.toZonedDateTime({ timeZone: range.zone, plainTime: cut })) };
}

/** One column of a chart over time: hours of a day, days, weeks or months, in the time zone of the range. */
export type Step = { label: string; start: string; until: string };

export type StepUnit = 'hour' | 'day' | 'week' | 'month';

/** The columns of a range: hours of one day, days up to 92, weeks up to a year, months beyond. */
export function stepsOf(range: MetricRange): { unit: StepUnit; steps: Step[] } {
  const days = Temporal.PlainDate.from(range.from).until(Temporal.PlainDate.from(range.to)).days + 1;
  const unit: StepUnit = days === 1 ? 'hour' : days <= 92 ? 'day' : days <= 371 ? 'week' : 'month';
  const end = Temporal.PlainDate.from(range.to).add({ days: 1 }).toZonedDateTime(range.zone);
  const steps: Step[] = [];
  let start = Temporal.PlainDate.from(range.from).toZonedDateTime(range.zone);
  while (Temporal.ZonedDateTime.compare(start, end) < 0) {
    const next = earlier(nextStep(start, unit), end);
    steps.push({ label: labelOf(start, unit), start: isoOf(start), until: isoOf(next) });
    start = next;
  }
  return { unit, steps };
}

/** The columns that have begun: of a range that ends now, the day has some that have not. */
export function begunSteps(range: MetricRange): Step[] {
  return stepsOf(range).steps.filter(({ start }) => start < range.until);
}

function nextStep(start: Temporal.ZonedDateTime, unit: StepUnit): Temporal.ZonedDateTime {
  if (unit === 'hour') return start.add({ hours: 1 });
  if (unit === 'week') return start.startOfDay().add({ days: 8 - start.dayOfWeek });
  if (unit === 'month') return start.with({ day: 1 }).startOfDay().add({ months: 1 });
  return start.add({ days: 1 }).startOfDay();
}

function earlier(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(a, b) <= 0 ? a : b;
}

function labelOf(start: Temporal.ZonedDateTime, unit: StepUnit): string {
  if (unit === 'hour') return start.toPlainTime().toString({ smallestUnit: 'minute' });
  if (unit === 'month') return `${monthName(start.month)} ${start.year}`;
  return `${start.day} ${monthName(start.month)}`;
}

/** "29 Oct – 27 Nov 2026". */
export function rangeWords({ from, to }: Pick<MetricRange, 'from' | 'to'>): string {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const end = `${last.day} ${monthName(last.month)} ${last.year}`;
  if (first.equals(last)) return end;
  const year = first.year === last.year ? '' : ` ${first.year}`;
  return `${first.day} ${monthName(first.month)}${year} – ${end}`;
}

/** "Stockholm, UTC+1" at a moment. */
export function zoneWords(zone: string, at: Date): string {
  const { offset } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const short = offset.replace(/^([+-])0?(\d+):00$/, '$1$2').replace(/^([+-])0(\d:)/, '$1$2');
  if (zone === 'UTC') return 'UTC';
  return `${zone.split('/').at(-1)?.replaceAll('_', ' ')}, UTC${short === '+0' ? '' : short}`;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function monthName(month: number): string {
  return monthNames[month - 1] ?? '';
}

function presetRange(preset: Preset, today: Temporal.PlainDate, zone: string, now: Date): MetricRange {
  if (preset === 'year') return daysRange(today.subtract({ years: 1 }).add({ days: 1 }), today, zone, now);
  const days = preset === 'today' ? 1 : Number(preset);
  return daysRange(today.subtract({ days: days - 1 }), today, zone, now);
}

function daysRange(from: Temporal.PlainDate, to: Temporal.PlainDate, zone: string, now: Date): MetricRange {
  const endsNow = to.equals(dayIn(now, zone));
  const end = to.add({ days: 1 }).toZonedDateTime(zone);
  return {
    zone,
    from: from.toString(),
    to: to.toString(),
    start: isoOf(from.toZonedDateTime(zone)),
    until: endsNow ? now.toISOString() : isoOf(end),
    endsNow,
  };
}

function dayIn(moment: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

function isBy(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) <= 0;
}

function readDay(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '2000') return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

function isoOf(moment: Temporal.ZonedDateTime): string {
  return new Date(moment.epochMilliseconds).toISOString();
}
