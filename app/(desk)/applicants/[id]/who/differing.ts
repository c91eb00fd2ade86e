export type Run = { text: string; differs: boolean };

/**
 * Cuts values that should be the same into runs of words, and marks the words that are not in all of them: at the same
 * place where the values have as many words, anywhere otherwise.
 */
export function differingRuns(values: string[]): Run[][] {
  const split = values.map((value) => value.split(/(\s+)/).filter((part) => part !== ''));
  const isAligned = split.every((parts) => parts.length === split[0]?.length);
  return split.map((parts) =>
    parts.map((text, index) => ({
      text,
      differs:
        text.trim() !== '' && !split.every((others) => (isAligned ? same(others[index], text) : others.some((other) => same(other, text)))),
    })),
  );
}

/** Capitals are no difference: documents print names in them. */
function same(a: string | undefined, b: string): boolean {
  return a?.toLocaleLowerCase() === b.toLocaleLowerCase();
}
