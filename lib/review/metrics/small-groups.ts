/** Groups of fewer than this are hidden: a figure about so few tells of a person. */
export const leastShown = 5;

/**
 * Divides groups into those to show and those to hide. Where only one is too small, the next larger one is hidden with
 * it, because the total would tell the one that is missing.
 * @param sizeOf how many cases are in a group
 */
export function withoutSmall<T>(groups: readonly T[], sizeOf: (group: T) => number): { shown: T[]; hidden: T[] } {
  const bySize = groups.filter((group) => sizeOf(group) > 0).toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const small = bySize.filter((group) => sizeOf(group) < leastShown).length;
  const hidden = bySize.slice(0, small === 1 ? 2 : small);
  return { shown: groups.filter((group) => sizeOf(group) > 0 && !hidden.includes(group)), hidden };
}
