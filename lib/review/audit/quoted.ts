/**
 * A vendor's word in quotes, after a space: ` “on_review”`. Empty unless it is one short word like a code, because a
 * blocker is stored unsealed and must not hold a name, an address or a number. "unknown" needs no quotes.
 */
export function quoted(word: string | null): string {
  if (word?.toLowerCase() === 'unknown') return ' unknown';
  return word !== null && /^(?!.*\d{5})[A-Za-z0-9][\w.-]{0,23}$/.test(word) ? ` “${word}”` : '';
}
