import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '#bin/start/tool.ts';
import type { Source } from './imports.ts';

/** What a citation may name: every path of the repository, and the documents of docs/ by path. */
export type Library = { readonly paths: ReadonlySet<string>; readonly documents: ReadonlyMap<string, string> };

/** Folders at the top that are installed or built. */
const notOurs = ['node_modules', 'coverage', 'test-results'];

/** Reads everything that may be cited. */
export function library(): Library {
  const top = readdirSync(root, { withFileTypes: true }).filter(
    ({ name }) => !name.startsWith('.') && !notOurs.includes(name),
  );
  const paths = top.flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name];
    const inside = readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' });
    return [entry.name, ...inside.map((path) => `${entry.name}/${path.replaceAll('\\', '/')}`)];
  });
  const documents = paths.filter((path) => /^docs\/.*\.md$/.test(path));
  return {
    paths: new Set(paths),
    documents: new Map(documents.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  };
}

/** Each citation in a comment, a test title or a document whose target does not exist, as `path: what it names`. */
export function brokenCitations(files: readonly Source[], known: Library): readonly string[] {
  const documents = [...known.documents].map(([path, text]) => ({ path, texts: [text] }));
  const code = files.map(({ path, text }) => ({ path, texts: citing(text) }));
  return [...code, ...documents].flatMap(({ path, texts }) =>
    texts.flatMap((text) => [...new Set(wrongIn(path, text, known))].map((name) => `${path}: ${name}`)),
  );
}

/** The parts of a file that may cite: its comments, each as one line, and the titles of its tests. */
function citing(text: string): readonly string[] {
  const comments = [...text.matchAll(/(?<=^|[\s{(])(?:\/\*[\s\S]*?\*\/|\/\/.*(?:\n[ \t]*\/\/.*)*)/gm)];
  const titles = [
    ...text.matchAll(/(?:\b(?:test|it|describe)(?:\.(?:concurrent|skip|only))?|\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g),
  ];
  return [
    ...comments.map(([comment]) => comment.replaceAll(/\n[ \t]*(?:\*(?!\/)|\/\/)?[ \t]*/g, ' ')),
    ...titles.map(([, , title = '']) => title),
  ];
}

function wrongIn(path: string, text: string, known: Library): readonly string[] {
  return [
    ...matches(text, /\b(?:PROVIDERS|SECURITY|ARCHITECTURE|PRODUCT|TOOLCHAIN|ANCHORS|DESIGN)\b/g),
    ...matches(text, /\b[Ii]ssues? #?\d+/g),
    ...matches(text, /(?<![\w.])[A-D]\.\d(?![\d.])|(?<!\b(?:RFC|ISO|ICAO|SP|AAMVA) [\w.-]+ )§ ?[\d.]*/g),
    ...wrongNumbers(text, known),
    ...wrongSections(path, text, known),
    ...wrongPaths(path, text, known),
  ];
}

/** Bars and threats have their row in docs/security.md. */
function wrongNumbers(text: string, { documents }: Library): readonly string[] {
  const rows = documents.get('docs/security.md') ?? '';
  const bars = matches(text, /\b[Bb]ars? \d+(?:(?:, | and | or )\d+)*/g).flatMap((list) => matches(list, /\d+/g));
  const threats = matches(text, /\bthreats? T\d+(?:(?:, | and | or )T\d+)*/g).flatMap((list) => matches(list, /T\d+/g));
  const isMissing = (name: string) => !rows.includes(`\n| ${name} |`);
  return [
    ...bars.filter(isMissing).map((number) => `bar ${number}`),
    ...threats.filter(isMissing).map((number) => `threat ${number}`),
  ];
}

/** A document by its path, with an anchor or a comma and the title of a section; within documents also as a link. */
function wrongSections(path: string, text: string, { documents }: Library): readonly string[] {
  const links = [...text.matchAll(/\]\(([\w./-]*\.md)?(?:#([\w-]+))?\)/g)].map(([name, file, anchor]) => ({
    name,
    file: file === undefined ? path : posix.join(posix.dirname(path), file),
    anchor,
  }));
  const cited = [...text.matchAll(/\b(docs\/[\w/-]+\.md)(?:#([\w-]+))?(?:, "([^"]+)")?/g)].map(
    ([name, file = '', anchor, title]) => ({ name, file, anchor: anchor ?? (title && anchorOf(title)) }),
  );
  return [...links, ...cited]
    .filter(({ file, anchor }) => {
      const document = documents.get(file);
      return document === undefined || (anchor !== undefined && !anchorsIn(document).includes(anchor));
    })
    .map(({ name }) => name);
}

function anchorsIn(document: string): readonly string[] {
  return [...document.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
}

/** The anchor of a heading, as GitHub makes it. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** Names of source files, which may be in any folder, and paths that begin with a folder of the repository. */
function wrongPaths(path: string, text: string, { paths }: Library): readonly string[] {
  const folders = [...paths].filter((each) => !each.includes('/') && !each.includes('.'));
  const inFolder = new RegExp(String.raw`(?<![\w@./-])(?:${folders.join('|')})(?:/[\w@()[\].-]+)+`, 'g');
  const cited = [...matches(text, inFolder), ...matches(text, /(?<![\w@./\])*-])[\w@()[\]./-]*\w\.(?:ts|tsx|mjs)\b/g)];
  return cited.map(bare).filter((name) => !isThere(name, path, paths));
}

function isThere(name: string, from: string, paths: ReadonlySet<string>): boolean {
  const beside = posix.join(posix.dirname(from), name);
  return paths.has(name) || paths.has(beside) || [...paths].some((each) => each.endsWith(`/${name}`));
}

/** The path without the brackets around it and the full stop after it. */
function bare(name: string): string {
  const inside = name.replace(/[.-]+$/, '');
  if (inside.startsWith('(') && !inside.includes(')')) return bare(inside.slice(1));
  return inside.endsWith(')') && !inside.includes('(') ? bare(inside.slice(0, -1)) : inside;
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([found]) => found);
}
