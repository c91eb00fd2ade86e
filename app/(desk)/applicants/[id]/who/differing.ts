import { isSameIgnoringCase } from '#lib/review/names/person-name.ts';

export type Run = { text: string; differs: boolean };

/**
 * Cuts values that should be the same into runs of words, and marks those that are not in all of them: at the same
 * place where the values have as many words, anywhere otherwise. A value that has no word in common with any other is
 * another thing altogether: it is marked whole, and the others are compared among themselves.
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

/** Capitals are no difference: documents print names in them. */
function same(a: string | undefined, b: string): boolean {
  return a !== undefined && isSameIgnoringCase(a, b);
}
