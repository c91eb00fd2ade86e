import type { SimulationDetail } from './result.ts';

type Row = SimulationDetail['segments'][number];

/** What a row of a segment counts. */
export type SegmentCounts = Omit<Row, 'by' | 'value'>;

/** Below this many sessions a segment is added up with others. */
export const fewestNamed = 5;

/** So many segments of one kind are shown before the others are added up. */
const mostShown = 8;

/**
 * The segments of one kind that are shown one by one, and those that are added up in one row: of months the earlier
 * ones, of others those with the fewest sessions, and always those under {@link fewestNamed}. One alone is not folded.
 * @param rows of one kind, those with the most sessions first; months in the order of time
 */
export function folded(rows: readonly Row[]): { shown: Row[]; others: Row[] } {
  const isMonths = rows[0]?.by === 'month';
  const large = rows.filter(({ used }) => used >= fewestNamed);
  const kept = new Set(isMonths ? large.slice(-mostShown) : large.slice(0, mostShown));
  const others = rows.filter((row) => !kept.has(row));
  if (others.length < 2) return { shown: [...rows], others: [] };
  return { shown: rows.filter((row) => kept.has(row)), others };
}

/** Segments added up. */
export function sumOfSegments(rows: readonly SegmentCounts[]): SegmentCounts {
  const sum = (of: keyof SegmentCounts) => rows.reduce((total, row) => total + row[of], 0);
  return {
    used: sum('used'),
    passedBefore: sum('passedBefore'),
    newlyPassed: sum('newlyPassed'),
    newlyFailed: sum('newlyFailed'),
    cantTell: sum('cantTell'),
  };
}

/** What the row of those added up is called: "3 earlier months", "12 others, under 5 each". */
export function othersWords({ shown, others }: { shown: readonly Row[]; others: readonly Row[] }): string {
  const [first] = others;
  const isEarlier = first?.by === 'month' && others.every((row) => shown.every(({ value }) => isBefore(row, value)));
  if (isEarlier) return `${others.length} earlier months`;
  const most = Math.max(...others.map(({ used }) => used));
  const words = most < fewestNamed ? `under ${fewestNamed} each` : `≤ ${most.toLocaleString('en')} each`;
  return `${others.length} ${first?.by === 'month' ? 'other months' : 'others'}, ${words}`;
}

/** A session that tells no month comes before all. */
function isBefore({ value }: Row, other: string | null): boolean {
  return value === null || (other !== null && value < other);
}
