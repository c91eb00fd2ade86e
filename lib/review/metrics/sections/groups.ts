import type { Figure } from '../figure.ts';
import { percentile } from '../histogram.ts';
import { type Counts, decidedOf } from '../measures.ts';
import { figureBase, type MetricsRead, spanOf } from '../read.ts';
import { leastShown, withoutSmall } from '../small-groups.ts';
import { countWords } from '../words.ts';
import { type Cell, count, duration, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { groupsOf, histogramOf } from './counts.ts';

type By = 'risk' | 'flow' | 'document' | 'country';

const titles: Record<By, [title: string, column: string, untold: string]> = {
  risk: ['By risk', 'Risk', 'Not told'],
  flow: ['By flow', 'Flow', 'No flow told'],
  document: ['By document', 'Document', 'No document'],
  country: ['By country', 'Country', 'No country told'],
};

/** At most so many groups are shown one by one. */
const mostShown = 12;

/** Decisions by a group of cases. Groups of fewer than five are not shown. */
export function groupSection(read: MetricsRead, by: By): MetricSection {
  const groups = groupsOf(read.now, by).filter(({ counts }) => decidedOf(counts) > 0);
  const { shown, hidden } = withoutSmall(groups, ({ counts }) => decidedOf(counts));
  const before = new Map(read.before ? groupsOf(read.before, by).map(({ value, counts }) => [value, counts]) : []);
  const sorted = shown.toSorted((a, b) => decidedOf(b.counts) - decidedOf(a.counts));
  const [title, column, untold] = titles[by];
  const rest = sorted.slice(mostShown);
  return {
    id: by,
    title,
    stamp: 'decided in range',
    definition:
      'Decided cases, the approved share of them, those decided after they were due, and the time to decision.',
    columns: [
      wordColumn(column),
      numberColumn('Decided'),
      ...(read.before ? [numberColumn('Before')] : []),
      numberColumn('Approved'),
      numberColumn('Late'),
      numberColumn('p50'),
      numberColumn('p90'),
    ],
    rows: sorted
      .slice(0, mostShown)
      .map(({ value, counts }) => groupRow(read, by, value, labelOf(value) || untold, counts, before.get(value))),
    ...hiddenWords(hidden, rest),
  };
}

type Group = { counts: Counts };

function hiddenWords(hidden: readonly Group[], rest: readonly Group[]): { hidden?: string } {
  const amount = (groups: readonly Group[]) => groups.reduce((sum, { counts }) => sum + decidedOf(counts), 0);
  const more = rest.length > 0 ? `${rest.length} smaller groups with ${countWords(amount(rest))} decided. ` : '';
  const few =
    hidden.length > 0
      ? `${countWords(hidden.length)} hidden, ${countWords(amount(hidden))} decided: ` +
        `groups of fewer than ${leastShown} are not shown, and never one alone.`
      : '';
  return more || few ? { hidden: `${more}${few}` } : {};
}

function groupRow(read: MetricsRead, by: By, value: string, label: string, now: Counts, was?: Counts): Cell[] {
  const decided: Figure = { ...figureBase(read), decided: spanOf(read.now.range), [by]: value };
  const histogram = histogramOf(read.now, by, value);
  return [
    word(label),
    count(decidedOf(now), decided),
    ...(read.before ? [{ ...count(was ? decidedOf(was) : 0), isQuiet: true }] : []),
    share(now.approved, decidedOf(now)),
    count(now.late, { ...decided, time: 'late' }),
    duration(percentile(histogram, 0.5)),
    duration(percentile(histogram, 0.9)),
  ];
}

/** "driving_licence" as "Driving licence"; a country and a vendor's own name stay as they are. */
function labelOf(value: string): string {
  if (!/^[a-z]+(_[a-z]+)*$/.test(value)) return value;
  const words = value.replaceAll('_', ' ');
  return words[0]?.toUpperCase() + words.slice(1);
}
