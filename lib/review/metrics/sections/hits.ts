import type { Figure } from '../figure.ts';
import type { Counts } from '../measures.ts';
import { figureBase, type MetricsRead, spanOf } from '../read.ts';
import { type Cell, count, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { allCounts, groupsOf } from './counts.ts';

/** Verdicts on hits, by the list they are on. */
export function hitsSection(read: MetricsRead): MetricSection {
  const before = new Map(read.before ? groupsOf(read.before, 'list').map(({ value, counts }) => [value, counts]) : []);
  const row = (label: string, counts: Counts, was: Counts | undefined, group: Figure): Cell[] => {
    const closed = { ...figureBase(read), ...group, closed: spanOf(read.now.range) };
    const sure = counts.hit_true + counts.hit_false;
    return [
      word(label),
      count(counts.hit_true, { ...closed, verdict: 'true_match' }),
      count(counts.hit_false, { ...closed, verdict: 'false_positive' }),
      count(counts.hit_unsure, { ...closed, verdict: 'unsure' }),
      share(counts.hit_false, sure, { ...closed, verdict: 'false_positive' }),
      ...(read.before ? [{ ...wasShare(was), isQuiet: true }] : []),
    ];
  };
  const lists = groupsOf(read.now, 'list').toSorted((a, b) => closedOf(b.counts) - closedOf(a.counts));
  const all = allCounts(read.now);
  return {
    id: 'hits',
    title: 'Hits by list',
    stamp: 'by verdict',
    definition:
      'Hits by their last verdict in the range. False-positive rate: false ÷ (true + false), unsure left out.' +
      (read.opensCases ? ' A number opens the cases of the applicants.' : ''),
    columns: [
      wordColumn('List'),
      numberColumn('True'),
      numberColumn('False'),
      numberColumn('Unsure'),
      numberColumn('False rate'),
      ...(read.before ? [numberColumn('Before')] : []),
    ],
    rows: [
      ...lists.map(({ value, counts }) => row(value || 'No list told', counts, before.get(value), { list: value })),
      ...(lists.length > 1 ? [row('All', all, read.before ? allCounts(read.before) : undefined, {})] : []),
    ],
  };
}

function closedOf({ hit_true, hit_false, hit_unsure }: Counts): number {
  return hit_true + hit_false + hit_unsure;
}

function wasShare(was: Counts | undefined): Cell {
  return was ? share(was.hit_false, was.hit_true + was.hit_false) : word('–', true);
}
