/**
 * A vendor's word in quotes behind a blank; nothing when it is not one short word like a code, because a name, an
 * address or a number has no place in a blocker, which is stored in the clear. Where the vendor's own word is
 * "unknown", it is ours too.
 */
export function quoted(word: string | null): string {
  if (word?.toLowerCase() === 'unknown') return ' unknown';
  return word !== null && /^(?!.*\d{5})[A-Za-z0-9][\w.-]{0,23}$/.test(word) ? ` “${word}”` : '';
}
