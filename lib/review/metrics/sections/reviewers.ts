import type { Figure } from '../figure.ts';
import { amountIn, type Histogram, merged, type Percentile, percentile } from '../histogram.ts';
import { type Counts, decidedOf } from '../measures.ts';
import { figureBase, type MetricsRead, spanOf } from '../read.ts';
import { leastShown, withoutSmall } from '../small-groups.ts';
import { countWords } from '../words.ts';
import { type Cell, count, duration, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { groupsOf, histogramOf } from './counts.ts';

const risks = ['low', 'medium', 'high'] as const;

/** A low agreement beside a short time is marked: either alone can have many causes. */
const [lowAgreement, leastAnswered, quickPart] = [0.9, 20, 0.75];

type Mix = [low: number, medium: number, high: number];

/** Decisions by reviewer, their mix of cases before their speed. Without a rank and without a score. */
export function reviewersSection(read: MetricsRead): MetricSection | null {
  if (!read.seesReviewers) return null;
  const groups = groupsOf(read.now, 'reviewer').filter(({ counts }) => decidedOf(counts) > 0);
  const { shown, hidden } = withoutSmall(groups, ({ counts }) => decidedOf(counts));
  const few =
    `${countWords(hidden.length)} hidden: reviewers with fewer than ${leastShown} decisions are not shown, ` +
    'and never one alone, so that the total does not give one away.';
  return {
    id: 'reviewers',
    title: 'By reviewer',
    stamp: 'read the time beside the mix',
    definition:
      'Usual for this mix: p50 of all decisions with as many low, medium and high risk cases. Second person agreed: ' +
      'decisions confirmed ÷ decisions that a second person answered; marked where it is under ' +
      `${100 * lowAgreement} % of at least ${leastAnswered} and p50 is under three quarters of the usual.`,
    columns: [
      wordColumn('Reviewer'),
      numberColumn('Decided'),
      wordColumn('Case mix by risk'),
      numberColumn('p50'),
      numberColumn('p90'),
      numberColumn('Usual for this mix'),
      numberColumn('Second person agreed'),
      numberColumn('Returned'),
    ],
    rows: shown
      .map(({ value, counts }) => ({ name: read.members.get(value) ?? value.slice(0, 8), value, counts }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .map(({ name, value, counts }) => reviewerRow(read, name, value, counts)),
    ...(hidden.length > 0 ? { hidden: few } : {}),
  };
}

function reviewerRow(read: MetricsRead, name: string, reviewer: string, counts: Counts): Cell[] {
  const base = { ...figureBase(read), reviewer };
  const span = spanOf(read.now.range);
  const histogram = histogramOf(read.now, 'reviewer', reviewer);
  const mix = mixOf(read, reviewer);
  const decided = decidedOf(counts);
  const own: Figure = { ...base, decided: span };
  const [p50, usual] = [percentile(histogram, 0.5), percentile(usualFor(read, mix), 0.5)];
  const answered = counts.confirmed + counts.returned;
  const agreed = share(counts.confirmed, answered, { ...base, answered: span, second: 'confirmed' });
  return [
    word(name),
    count(decided, own),
    {
      text: `${Math.round((100 * mix[2]) / decided)} % high`,
      raw: `low ${mix[0]}, medium ${mix[1]}, high ${mix[2]}`,
      mix,
    },
    duration(p50, own),
    duration(percentile(histogram, 0.9), own),
    { ...duration(usual), isQuiet: true },
    {
      ...agreed,
      text: answered === 0 ? '–' : `${agreed.text} of ${countWords(answered)}`,
      isMarked: answered >= leastAnswered && counts.confirmed / answered < lowAgreement && isQuick(p50, usual),
    },
    count(counts.returned, { ...base, answered: span, second: 'returned' }),
  ];
}

function isQuick(own: Percentile | null, usual: Percentile | null): boolean {
  return own !== null && usual !== null && own.seconds < quickPart * usual.seconds;
}

function mixOf(read: MetricsRead, reviewer: string): Mix {
  const groups = new Map(groupsOf(read.now, 'reviewer_risk').map(({ value, counts }) => [value, decidedOf(counts)]));
  return risks.map((risk) => groups.get(`${reviewer}:${risk}`) ?? 0) as Mix;
}

/** The histogram of all decisions, weighted so that its risks are mixed as given. */
function usualFor(read: MetricsRead, mix: Mix): Histogram {
  return merged(
    risks.map((risk, at) => {
      const histogram = histogramOf(read.now, 'risk', risk);
      const amount = amountIn(histogram);
      return { histogram, weight: amount === 0 ? 0 : (mix[at] ?? 0) / amount };
    }),
  );
}
