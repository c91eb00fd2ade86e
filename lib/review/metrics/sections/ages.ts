import { type AgeGroup, ageGroups } from '../figure.ts';
import { figureBase, type MetricsRead } from '../read.ts';
import { count, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';

export const ageWords: Record<AgeGroup, string> = {
  '0-2': '0–2 days',
  '3-10': '3–10 days',
  '11-30': '11–30 days',
  '31': '> 30 days',
};

/** How old the open cases are; only of now, because it is not kept what they were. */
export function agesSection(read: MetricsRead): MetricSection | null {
  const { open, now } = read;
  if (!open) return null;
  const all = open.ages.reduce((sum, amount) => sum + amount, 0);
  const days = open.oldestAt ? Math.floor((Date.parse(read.readAt) - Date.parse(open.oldestAt)) / 86_400_000) : null;
  return {
    id: 'ages',
    title: 'Age of open cases',
    stamp: 'now',
    definition:
      'Whole days since the case was opened, of all undecided cases.' +
      (days === null ? '' : ` The oldest was opened ${days === 1 ? '1 day' : `${days} days`} ago.`),
    columns: [wordColumn('Age'), numberColumn('Open'), numberColumn('Share')],
    rows: ageGroups.map((age, at) => {
      const amount = open.ages[at] ?? 0;
      const figure = { ...figureBase(read), openAt: now.range.until, age };
      return [word(ageWords[age]), count(amount, figure), share(amount, all, figure)];
    }),
  };
}
