import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, id = '']) => id);

test('The names of icons are the ids in the file of shapes, each once', () => {
  const ids = found(read('icons.svg'), /<symbol id="(\w+)"/g);
  expect(ids.length).toBeGreaterThan(40);
  expect(new Set(ids).size).toBe(ids.length);
  expect(found(read('icon-name.ts'), /'(\w+)'/g).toSorted()).toEqual(ids.toSorted());
});

test('A shape has no class: the styles of the page do not reach into the file', () => {
  expect(read('icons.svg')).not.toMatch(/class|style/);
});
