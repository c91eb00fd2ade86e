/** Whether any object of a valid JSON text says the same key twice, which `JSON.parse` passes over in silence. */
export function repeatsKey(json: string): boolean {
  const open: (Set<string> | null)[] = [];
  let isKeyNext = false;
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs)) {
    const keys = open.at(-1) ?? null;
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (isKeyNext && keys !== null && token.startsWith('"')) {
      // Two spellings of one key, "id" and "\u0069d", are one key.
      const key = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
      if (keys.has(key)) return true;
      keys.add(key);
    }
    isKeyNext = token === '{' || (token === ',' && open.at(-1) instanceof Set);
  }
  return false;
}
