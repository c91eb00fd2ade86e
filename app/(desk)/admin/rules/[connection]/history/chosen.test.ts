import { describe, expect, test } from 'vitest';
import type { VersionView } from '#lib/review/rules/view.ts';
import { chosenVersions, linesOf, versionName } from './chosen.ts';

const version = (id: string, more: Partial<VersionView> = {}): VersionView => ({
  id,
  number: null,
  source: 'sessions',
  vendorId: null,
  isInForce: false,
  values: { face: 0.5 },
  seenAt: '2026-11-27T10:00:00.000Z',
  by: null,
  confirmedBy: null,
  rationale: null,
  acceptedBy: null,
  ...more,
});

const all = [version('three'), version('two', { values: null }), version('one')];
const ids = (versions: VersionView[], a?: string, b?: string) => {
  const pair = chosenVersions(versions, a, b);
  return pair && [pair.a.id, pair.b.id];
};

describe('The two versions that are compared', () => {
  test.each<[string, string[] | null, Parameters<typeof ids>]>([
    ['the newest, and the one before whose values are known', ['one', 'three'], [all]],
    ['those that the address names', ['three', 'one'], [all, 'three', 'one']],
    ['the newest for a side that the address does not name', ['one', 'three'], [all, 'one']],
    ['the usual two for ids of another connection', ['one', 'three'], [all, 'foreign', 'foreign']],
    ['none while there is one version', null, [[version('one')]]],
    ['none before the first reading', null, [[]]],
  ])('%s', (_, expected, given) => {
    expect(ids(...given)).toEqual(expected);
  });
});

test('A line says that its values are gone, and holds none', () => {
  expect(linesOf(all).map(({ id, isGone }) => [id, isGone])).toEqual([
    ['three', false],
    ['two', true],
    ['one', false],
  ]);
  expect(JSON.stringify(linesOf(all))).not.toContain('face');
});

test('A version is named by its number, otherwise by the beginning of the provider’s id', () => {
  expect(versionName(version('one', { number: 14 }))).toBe('v14');
  expect(versionName(version('one', { vendorId: '0a1b2c3d-4e5f' }))).toBe('0a1b2c3d…');
  expect(versionName(version('one'))).toBe('a former version');
});
