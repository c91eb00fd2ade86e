import type { CellEffect } from '#lib/review/rules/effects.ts';

/** Of how many applicants, and by cell how many fail or no longer fail; null where no stored field can tell. */
export type Effects = { applicants: number; cells: Record<string, { isRequired: boolean; count: number | null }> };

/** The effects of changed switches as counts: the browser needs no ids. */
export function countedEffects({ applicants, effects }: { applicants: number; effects: CellEffect[] }): Effects {
  const cells = effects.map(({ key, isRequired, applicantIds }) => {
    return [key, { isRequired, count: applicantIds?.length ?? null }] as const;
  });
  return { applicants, cells: Object.fromEntries(cells) };
}
