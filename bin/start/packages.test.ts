import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingPackages, npmArguments, whyNpmFailed } from './packages.mjs';

const wanted = {
  '': {},
  'node_modules/next': { integrity: 'sha512-next' },
  'node_modules/swc-darwin': { integrity: 'sha512-darwin', optional: true },
  'node_modules/vitest': { integrity: 'sha512-vitest', dev: true },
  'node_modules/biome-linux': { integrity: 'sha512-biome', dev: true, optional: true },
};
const next = { 'node_modules/next': wanted['node_modules/next'] };
const vitest = { 'node_modules/vitest': wanted['node_modules/vitest'] };

test('Nothing is installed, or the last installation was interrupted: everything is installed', () => {
  expect(missingPackages(wanted, undefined, false)).toBe('all');
  expect(missingPackages(wanted, undefined, true)).toBe('all');
});

test('The packages of the tests are missing: a start needs nothing, the tests add them', () => {
  expect(missingPackages(wanted, next, false)).toBe('none');
  expect(missingPackages(wanted, next, true)).toBe('add');
  expect(missingPackages(wanted, { ...next, ...vitest }, false)).toBe('none');
  expect(missingPackages(wanted, { ...next, ...vitest }, true)).toBe('none');
});

test('A package is missing, has another content, or is no longer wanted: everything is installed anew', () => {
  const old = { 'node_modules/left-over': { integrity: 'sha512-left-over' } };
  for (const found of [vitest, { 'node_modules/next': { integrity: 'sha512-older' } }, { ...next, ...old }])
    for (const withTests of [false, true]) expect(missingPackages(wanted, found, withTests)).toBe('all');
});

test('A start installs no packages of the tests; adding them removes nothing', () => {
  expect(npmArguments('all', false).slice(0, 2)).toEqual(['ci', '--omit=dev']);
  expect(npmArguments('all', true).slice(0, 2)).toEqual(['ci', '--include=dev']);
  expect(npmArguments('add', true).slice(0, 3)).toEqual(['install', '--no-save', '--include=dev']);
});

test('The registry can’t be reached: the sentence says so; another failure is not blamed on the network', () => {
  const unreachable = 'npm error code ENOTFOUND\nnpm error network request to https://registry.example/next failed';
  expect(whyNpmFailed('ci', unreachable)).toMatch(/registry can't be reached \(ENOTFOUND\)/);
  expect(whyNpmFailed('ci', 'npm error code ENOSPC')).toBe('npm ci failed; what it said is above.');
});

test('Every package in package-lock.json has the address of the public registry and a hash', () => {
  type Entry = { resolved?: string; integrity?: string; inBundle?: boolean };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
  // npm adds both to a new entry, not to one it knows: remove that, then run npm install --package-lock-only.
  // Packages in the bundle of another one arrive with it.
  const fetched = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && !inBundle);
  expect(fetched.length).toBeGreaterThan(400);
  const isWhole = ({ resolved, integrity }: Entry) =>
    resolved?.startsWith('https://registry.npmjs.org/') === true && integrity?.startsWith('sha512-') === true;
  expect(fetched.filter(([, entry]) => !isWhole(entry)).map(([path]) => path)).toEqual([]);
});
