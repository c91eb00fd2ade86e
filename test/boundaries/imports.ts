import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '#bin/start/tool.ts';

/** A source file, by its path from the repository's folder. */
export type Source = { readonly path: string; readonly text: string };

/** One import: of a file of the repository (`file`) or of a package (`package`). */
export type Import = { readonly from: string; readonly file: string | undefined; readonly package: string | undefined };

const places = ['lib', 'app', 'components', 'bin', 'prisma', 'sandbox', 'test', 'e2e', 'bench'];
const notOurs = /^(lib\/data\/generated|prisma\/migrations|e2e\/results)(\/|$)/;

/** Every TypeScript and JavaScript file of the repository, including configuration at the top. */
export function sources(): readonly Source[] {
  const top = readdirSync(root).filter(isCode);
  return [...top, ...places.flatMap(codeIn)].map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** What a file imports, exports from, or loads later. */
export function importsOf({ path, text }: Source): readonly Import[] {
  const found = text.matchAll(
    /(?:^|[;}\n])\s*(?:import|export)\s[^;'"]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm,
  );
  return [...found].map((match) => asImport(path, match[1] ?? match[2] ?? match[3] ?? ''));
}

function asImport(from: string, name: string): Import {
  if (name.startsWith('#')) return { from, file: name.slice(1), package: undefined };
  if (name.startsWith('.')) return { from, file: posix.join(posix.dirname(from), name), package: undefined };
  return { from, file: undefined, package: name };
}

function codeIn(folder: string): readonly string[] {
  if (notOurs.test(folder)) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return codeIn(path);
    return isCode(entry.name) ? [path] : [];
  });
}

function isCode(name: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(name) && name !== 'next-env.d.ts';
}
