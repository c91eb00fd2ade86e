/**
 * What text.ts cleans with, apart from its schemas: a browser needs it for the address bar, and not the library of
 * schemas.
 */
export const isInvisibleInLines = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Free text: cleaned, trimmed, in Unicode's composed form, with one kind of line end. */
export function cleanProse(text: string): string {
  return cleanLines(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')).normalize('NFC').trim();
}

/**
 * A text in lines without what no text may hold. Surrogates last: removing a character between two halves may have made
 * a pair of them.
 */
export function cleanLines(text: string): string {
  return text.replaceAll(new RegExp(isInvisibleInLines, 'gu'), '').replaceAll(/\p{Cs}/gu, '');
}

/** A search text from the address bar: one line, cleaned, cut to `max` characters. */
export function searchText(text: string, max: number): string {
  return cleanProse(text)
    .replaceAll(/[\n\t]/g, ' ')
    .slice(0, max)
    .replaceAll(/\p{Cs}/gu, '')
    .trim();
}
