import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stamped } from './build.ts';

let folder: string;
let stamp: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-build-'));
  stamp = join(folder, 'stamp');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('A source changes during the build: the stamp names the sources from before it', async () => {
  let sources = 'before';
  await stamped(
    stamp,
    () => sources,
    async () => {
      sources = 'changed';
    },
  );
  expect(readFileSync(stamp, 'utf8')).toBe('before');
});

test('The build fails: there is no stamp', async () => {
  const failing = stamped(
    stamp,
    () => 'sources',
    () => Promise.reject(new Error('no space left')),
  );
  await expect(failing).rejects.toThrow('no space left');
  expect(existsSync(stamp)).toBe(false);
});
