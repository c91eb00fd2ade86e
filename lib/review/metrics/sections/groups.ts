import { countryName, documentLabel } from '../../applicant/labels.ts';
import { sentenceCase } from '../../sentence-case.ts';
import type { Figure } from '../figure.ts';
import { percentile } from '../histogram.ts';
import { type Counts, decidedOf } from '../measures.ts';
import { figureBase, type MetricsRead, spanOf } from '../read.ts';
import { leastShown, withoutSmall } from '../small-groups.ts';
import { countWords } from '../words.ts';
import { beforeCounts, type CaseGroup } from './before.ts';
import { type Cell, count, duration, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { groupsOf, histogramOf } from './counts.ts';

const titles: Record<CaseGroup, [title: string, column: string, untold: string]> = {
  risk: ['By risk', 'Risk', 'Not told'],
  flow: ['By flow', 'Flow', 'No flow told'],
  document: ['By document', 'Document', 'No document'],
  country: ['By country', 'Country', 'No country told'],
};

/** At most so many groups are shown one by one. */
const mostShown = 12;

/** Decisions by a group of cases. Groups of fewer than five are not shown. */
export function groupSection(read: MetricsRead, by: CaseGroup): MetricSection {
  const groups = groupsOf(read.now, by).filter(({ counts }) => decidedOf(counts) > 0);
  const { shown, hidden } = withoutSmall(groups, ({ counts }) => decidedOf(counts));
  const before = beforeCounts(read, by);
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
      .map(({ value, counts }) => groupRow(read, { by, value, label: labelOf(by, value) || untold }, counts, before)),
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

function groupRow(
  read: MetricsRead,
  { by, value, label }: { by: CaseGroup; value: string; label: string },
  now: Counts,
  before: (value: string, figure: Figure) => Cell[],
): Cell[] {
  const group: Figure = { ...figureBase(read), [by]: value };
  const decided: Figure = { ...group, decided: spanOf(read.now.range) };
  const histogram = histogramOf(read.now, by, value);
  return [
    word(label),
    count(decidedOf(now), decided),
    ...before(value, group),
    share(now.approved, decidedOf(now), { ...decided, outcome: 'approved' }),
    count(now.late, { ...decided, time: 'late' }),
    duration(percentile(histogram, 0.5), decided),
    duration(percentile(histogram, 0.9), decided),
  ];
}

/** A flow is called as its vendor calls it. */
function labelOf(by: CaseGroup, value: string): string {
  if (value === '' || by === 'flow') return value;
  if (by === 'country') return countryName(value);
  return by === 'document' ? documentLabel(value) : sentenceCase(value);
}
