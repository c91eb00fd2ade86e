/**
 * A vendor's word in quotes behind a blank; nothing when it is not one short word, because what an applicant could have
 * written has no place in a blocker, which is stored in the clear. Where the vendor's own word is "unknown", it is ours too.
 */
export function quoted(word: string | null): string {
  if (word?.toLowerCase() === 'unknown') return ' unknown';
  return word !== null && /^[\p{L}\p{N}][\p{L}\p{N}_.\- ]{0,23}$/u.test(word) ? ` “${word}”` : '';
}
