import { expect, test } from 'vitest';
import { importCircles } from '#test/boundaries/circles.ts';
import { sources } from '#test/boundaries/imports.ts';
import { crowdedFolders, describedFolders, trackedFiles, treeDifferences } from '#test/boundaries/tree.ts';

test('The folders of git are those of docs/architecture.md', () => {
  const described = describedFolders();
  expect(described.length).toBeGreaterThan(30);
  expect(treeDifferences(trackedFiles(), described)).toEqual([]);
});

test('Caught: a folder that the page does not name, and one that is gone', () => {
  expect(treeDifferences(['lib/claims/open.ts', 'lib/env.ts'], ['lib', 'lib/hits', 'sandbox/**'])).toEqual([
    'lib/claims is not in docs/architecture.md',
    'lib/hits is in docs/architecture.md and not in git',
    'sandbox/** is in docs/architecture.md and not in git',
  ]);
  expect(treeDifferences(['sandbox/people/lands/asia.ts'], ['sandbox/**'])).toEqual([]);
});

test('No folder is flat: at most 25 production files, no five names with one prefix', () => {
  expect(crowdedFolders(trackedFiles())).toEqual([]);
});

test('Caught: 26 files in one folder, five names with one prefix', () => {
  const many = Array.from({ length: 26 }, (_, at) => `lib/data/${String.fromCharCode(97 + at)}x.ts`);
  expect(crowdedFolders(many)).toEqual(['lib/data has 26 files']);
  const prefixed = ['view', 'acts', 'seal', 'send', 'move'].map((name) => `lib/data/command-${name}.ts`);
  expect(crowdedFolders(prefixed)).toEqual(['lib/data has a room that was not made: command-…']);
});

test('e2e holds journeys and their fixtures, nothing else', () => {
  const others = trackedFiles().filter(
    (path) => path.startsWith('e2e/') && !/^e2e\/([\w-]+\.spec|fixtures)\.ts$/.test(path),
  );
  expect(others).toEqual([]);
});

test('No imports run in a circle', () => {
  expect(importCircles(sources())).toEqual([]);
});

test('Caught: two files that import each other, and three in a ring, types included', () => {
  const files = [
    { path: 'a.ts', text: "import { b } from './b.ts';" },
    { path: 'b.ts', text: "import type { A } from './a.ts';\nimport { c } from './c.ts';" },
    { path: 'c.ts', text: "import { d } from './d.ts';" },
    { path: 'd.ts', text: "import { e } from './e.ts';" },
    { path: 'e.ts', text: "import { c } from './c.ts';" },
  ];
  expect(importCircles(files).toSorted()).toEqual([
    ['a.ts', 'b.ts'],
    ['c.ts', 'd.ts', 'e.ts'],
  ]);
});
