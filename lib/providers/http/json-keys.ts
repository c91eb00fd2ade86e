/**
 * Beyond this no vendor's notification goes by far; whoever sends more wants to keep us busy
 * (docs/security.md, bar 11).
 */
const mostMarks = 50_000;

/** A string that never ends goes to the end of the text: were it none, each quote within would be tried as another's beginning. */
const mark = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[{}[\],]/gs;

/** Whether a text has more parts than a notification has: told before it is parsed, and soon, however long it is. */
export function hasTooManyParts(json: string): boolean {
  let marks = 0;
  for (const _ of json.matchAll(mark)) if (++marks > mostMarks) return true;
  return false;
}

/** Whether any object of a valid JSON text says the same key twice, which `JSON.parse` passes over in silence. */
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

/** Two spellings of one key, "id" and "\u0069d", are one key. */
function spelledOut(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
}
