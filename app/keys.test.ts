/** A key that is not in the table could be neither changed nor shown among the member's keys. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyActs } from '#lib/review/keys/acts.ts';
import { choices } from './(desk)/applicants/[id]/decision/choices.ts';

const files = execFileSync('git', ['ls-files', '-z', 'app/*.ts', 'app/*.tsx', 'components/*.ts', 'components/*.tsx'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && !file.endsWith('.test.ts'));

/** What the sources register: a group and a single key that is no digit but `0`. */
const registered = new Set([
  ...files.flatMap((file) => keysIn(readFileSync(file, 'utf8'))),
  ...choices.map(({ key }) => `Decision ${key}`),
  // Its group is a property: see TakeNext.
  'Queue n',
  'Case n',
]);

function keysIn(source: string): string[] {
  const [, ...parts] = source.split(/useShortcuts\(/);
  const group = parts.map((part) => /^\s*'([^']+)'/.exec(part)?.[1]);
  // A list of keys may be made before it is registered: all keys of a file with one group are of that group.
  const isOne = new Set(group).size === 1;
  return (isOne ? [source] : parts).flatMap((part, nth) =>
    [...part.matchAll(/\bkey: '(\D|0)'/g)].map(([, key]) => `${group[nth] ?? ''} ${key}`),
  );
}

const inTable = new Set(keyActs.flatMap(({ of, key }) => of.map((group) => `${group} ${key}`)));

test('Every single key of a screen is in the table of keys that a member may change', () => {
  expect(registered.size).toBeGreaterThan(40);
  expect([...registered].filter((one) => !one.startsWith(' ') && !inTable.has(one))).toEqual([]);
});

test('Every key of the table is one of a screen', () => {
  // The first key of the places, and the list of keys, which the root itself registers.
  const own = new Set(['Go g', 'Everywhere ?']);
  expect([...inTable].filter((one) => !registered.has(one) && !own.has(one))).toEqual([]);
});

test('A hint names a key of the table, so that it changes with it', () => {
  const hints = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/keyCap(?:\(\))?\('([^']+)', '(.)'\)|KeyHint group="([^"]+)" of="(.)"/gi),
    ].map(([, group, key, other, of]) => `${group ?? other} ${key ?? of}`),
  );
  expect(hints.length).toBeGreaterThan(15);
  expect(hints.filter((one) => !inTable.has(one))).toEqual([]);
  const bare = files.filter((file) =>
    /(?:hint|shortcut)="[^\s"]"|<Kbd[^>]*>[a-z/?]<\/Kbd>/.test(readFileSync(file, 'utf8')),
  );
  expect(bare).toEqual([]);
});
