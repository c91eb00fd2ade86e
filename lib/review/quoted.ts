/**
 * A vendor's word in quotes behind a blank, or nothing when it is not one short word: what an applicant could have
 * written has no place in a blocker, which is stored in the clear.
 */
export function quoted(word: string | null): string {
  return word !== null && /^[\p{L}\p{N}][\p{L}\p{N}_.\- ]{0,23}$/u.test(word) ? ` “${word}”` : '';
}
