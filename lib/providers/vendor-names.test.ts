import { expect, test } from 'vitest';
import { type Source, sources } from '#test/boundaries/imports.ts';
import { providers } from './registry.ts';

/**
 * A vendor is named in its folder and in the registry, and else only where data is invented
 * (docs/architecture.md, "The port").
 */
const registry = /^lib\/providers\/registry\.ts$/;
const inventing = /^(sandbox|bin\/sandbox|bin\/test|test|bench|e2e)\/|^bin\/demo\.ts$/;
const testing = /\.(test|spec)\.tsx?$/;

/** Where a vendor's id or label stands and should not: `path: word`. */
function named(files: readonly Source[]): string[] {
  const product = files.filter(({ path }) => !registry.test(path) && !inventing.test(path) && !testing.test(path));
  return providers.flatMap(({ id, label }) => {
    const isNamed = (text: string) => [id, label].some((name) => text.toLowerCase().includes(name.toLowerCase()));
    const others = product.filter(({ path }) => !path.startsWith(`lib/providers/${id}/`));
    return others.flatMap(({ path, text }) => (isNamed(text) || isNamed(path) ? [`${path}: ${id}`] : []));
  });
}

test('No vendor is named outside its folder and the registry', () => {
  expect(named(sources())).toEqual([]);
});

test.each([
  ['app/(desk)/queue/page.tsx', "if (provider === 'blockpass') return null;"],
  ['lib/data/applicants/save.ts', '// Vult has no such thing'],
  ['components/review/badge.tsx', "const label = 'B2Core';"],
  ['lib/providers/vult/api.ts', "import { read } from '../ondato/api.ts';"],
  ['lib/exchange/sync/allpass-pull.ts', ''],
])('Caught: %s with %s', (path, text) => {
  expect(named([{ path, text }])).toHaveLength(1);
});
