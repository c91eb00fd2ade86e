import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#bin/start/tool.ts';

const mostFiles = 25;
const mostWithOnePrefix = 4;

/** Every file that git knows or would add, by its path from the repository's folder. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return [...new Set(listed.toString().split('\n').filter(Boolean))];
}

/** The folders that docs/architecture.md lists under "The tree"; one that ends in `/**` covers those below it. */
export function describedFolders(): readonly string[] {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const block = /## The tree\n[\s\S]*?```\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  return block
    .split('\n')
    .map((line) => line.split(/\s{2,}/)[0] ?? '')
    .filter(Boolean);
}

/** Where the page and the files disagree, as sentences. Hidden folders and recorded answers (fixtures) are left out. */
export function treeDifferences(files: readonly string[], described: readonly string[]): readonly string[] {
  const folders = [...new Set(files.map(folderOf))].filter(
    (folder) => folder !== '' && !folder.startsWith('.') && !folder.endsWith('/fixtures'),
  );
  const isCovered = (folder: string) =>
    described.some((line) => line === folder || (line.endsWith('/**') && `${folder}/`.startsWith(line.slice(0, -2))));
  const isThere = (line: string) => {
    const folder = line.replace(/\/\*\*$/, '');
    return folders.some((one) => one === folder || (line.endsWith('/**') && one.startsWith(`${folder}/`)));
  };
  return [
    ...folders.filter((folder) => !isCovered(folder)).map((folder) => `${folder} is not in docs/architecture.md`),
    ...described.filter((line) => !isThere(line)).map((line) => `${line} is in docs/architecture.md and not in git`),
  ];
}

/** Folders with more than 25 production files, and folders in which five file names share a prefix. */
export function crowdedFolders(files: readonly string[]): readonly string[] {
  const production = files.filter((path) => /\.tsx?$/.test(path) && !/\.(test|spec)\.tsx?$/.test(path));
  const byFolder = Map.groupBy(production, folderOf);
  return [...byFolder].flatMap(([folder, paths]) => [
    ...(paths.length > mostFiles ? [`${folder} has ${paths.length} files`] : []),
    ...sharedPrefixes(paths).map((prefix) => `${folder} has a room that was not made: ${prefix}-…`),
  ]);
}

function sharedPrefixes(paths: readonly string[]): readonly string[] {
  const prefixes = Map.groupBy(paths, (path) => /^([a-z0-9]+)[-.]/.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]);
  return [...prefixes].flatMap(([prefix, those]) => (prefix && those.length > mostWithOnePrefix ? [prefix] : []));
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
