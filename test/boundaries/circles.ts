import { importsOf, type Source } from './imports.ts';

/**
 * Import circles: groups of files in which each file imports, directly or through others, every other one. Sorted by
 * path. Imports of types count: a reader has to follow them too.
 */
export function importCircles(files: readonly Source[]): readonly (readonly string[])[] {
  const paths = new Set(files.map(({ path }) => path));
  const edges = new Map(
    files.map((source) => [
      source.path,
      importsOf(source).flatMap(({ file }) => (file && paths.has(file) ? [file] : [])),
    ]),
  );
  const walk: Walk = { edges, numbers: new Map(), lows: new Map(), open: [], circles: [] };
  for (const path of edges.keys()) if (!walk.numbers.has(path)) visit(walk, path);
  return walk.circles;
}

type Walk = {
  readonly edges: ReadonlyMap<string, readonly string[]>;
  readonly numbers: Map<string, number>;
  readonly lows: Map<string, number>;
  readonly open: string[];
  readonly circles: string[][];
};

/** Tarjan's strongly connected components. */
function visit(walk: Walk, path: string): void {
  const { edges, numbers, lows, open, circles } = walk;
  numbers.set(path, numbers.size);
  lows.set(path, numbers.get(path) ?? 0);
  open.push(path);
  const lower = (to: number | undefined) => lows.set(path, Math.min(lows.get(path) ?? 0, to ?? Infinity));
  for (const next of edges.get(path) ?? []) {
    if (!numbers.has(next)) {
      visit(walk, next);
      lower(lows.get(next));
    } else if (open.includes(next)) lower(numbers.get(next));
  }
  if (lows.get(path) !== numbers.get(path)) return;
  const circle = open.splice(open.indexOf(path));
  if (circle.length > 1 || edges.get(path)?.includes(path)) circles.push(circle.sort());
}
