import type { HitVerdict } from '#lib/review/hits/hit.ts';
import type { Band } from '#lib/review/hits/ladder/points.ts';
import type { Verdict } from '#lib/review/hits/ladder/row.ts';
import type { HitRow } from '#lib/review/hits/view.ts';

export const bandWords: Record<Band, string> = {
  unlikely: 'Unlikely',
  possible: 'Possible',
  likely: 'Likely',
  unscored: 'Can’t be scored',
};

export const ladderVerdictWords: Record<Verdict, string> = {
  agree: 'Agrees',
  neutral: 'Neutral',
  contradict: 'Contradicts',
  not_given: 'Not given',
};

export const verdictWords: Record<HitVerdict, string> = {
  true_match: 'True match',
  false_positive: 'False positive',
  unsure: 'Unsure',
};

export const hitStateWords: Record<HitRow['state'], string> = { open: 'Open', ...verdictWords };

/** From how many points a severity is high, and severe. */
export const severities = { high: 40, severe: 70 } as const;

/** How bad a hit is if it is true, in a word. */
export function severityWord(severity: number): string {
  if (severity >= severities.severe) return 'Severe';
  return severity >= severities.high ? 'High' : 'Medium';
}

/** "+38", "−40", "0", or a dash where nothing can be scored. */
export function pointsWords(points: number | null): string {
  if (points === null) return '–';
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${-points}`;
}
