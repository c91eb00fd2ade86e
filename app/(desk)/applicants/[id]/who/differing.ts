import { isSameIgnoringCase } from '#lib/review/names/person-name.ts';

export type Run = { text: string; differs: boolean };

/**
 * Splits values that should be equal into words, and marks those that are not in all of them: by position where the
 * values have the same number of words, else anywhere. A value that shares no word with any other is marked whole, and
 * the others are compared without it.
 */
export function differingRuns(values: string[]): Run[][] {
  const split = values.map((value) => value.split(/(\s+)/).filter((part) => part !== ''));
  const kin = split.filter((parts) =>
    split.some((others) => others !== parts && words(parts).some((word) => holds(others, word))),
  );
  const isAligned = kin.every((parts) => parts.length === kin[0]?.length);
  return split.map((parts) =>
    parts.map((text, index) => {
      const isInAll = kin.every((others) => (isAligned ? same(others[index], text) : holds(others, text)));
      return { text, differs: text.trim() !== '' && !(kin.includes(parts) && isInAll) };
    }),
  );
}

function words(parts: string[]): string[] {
  return parts.filter((part) => part.trim() !== '');
}

function holds(parts: string[], word: string): boolean {
  return parts.some((part) => same(part, word));
}

/** Capitals make no difference, because documents print names in them. */
function same(a: string | undefined, b: string): boolean {
  return a !== undefined && isSameIgnoringCase(a, b);
}
