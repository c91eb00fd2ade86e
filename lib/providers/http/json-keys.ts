/**
 * The most brackets, commas and strings in a webhook body. Real ones have a few hundred; more is meant to keep the
 * process busy (docs/security.md, bar 11).
 */
const mostMarks = 50_000;

/**
 * A string without an end reaches to the end of the text. Otherwise each quote in it would be tried as a new beginning,
 * in quadratic time.
 */
const mark = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[{}[\],]/gs;

/** Whether a text has more parts than a webhook body has. Counted without parsing, and stopped at the limit. */
export function hasTooManyParts(json: string): boolean {
  let marks = 0;
  for (const _ of json.matchAll(mark)) if (++marks > mostMarks) return true;
  return false;
}

/** Whether an object of a valid JSON text has a key twice; `JSON.parse` would silently keep the last. */
export function repeatsKey(json: string): boolean {
  const open: (Set<string> | null)[] = [];
  let isKeyNext = false;
  for (const [token] of json.matchAll(mark)) {
    const keys = open.at(-1) ?? null;
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (isKeyNext && keys !== null && token !== ',') {
      const key = spelledOut(token);
      if (keys.has(key)) return true;
      keys.add(key);
    }
    isKeyNext = token === '{' || (token === ',' && open.at(-1) instanceof Set);
  }
  return false;
}

/** "id" and "\u0069d" are two spellings of one key. */
function spelledOut(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}
