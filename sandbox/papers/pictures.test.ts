import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPictures } from './pictures.ts';

const PORTRAIT = { seed: 'face', gender: 'female', ageYears: 40 } as const;

it('The same image twice: drawn once, then read from the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  const pictures = createPictures(folder);
  const [one, same] = await Promise.all([pictures.get('drawSelfie', PORTRAIT), pictures.get('drawSelfie', PORTRAIT)]);
  expect(one).toBe(same);
  const files = await readdir(folder);
  expect(files).toHaveLength(1);
  await writeFile(join(folder, String(files[0])), 'from the folder');
  const later = createPictures(folder);
  expect((await later.get('drawSelfie', PORTRAIT)).toString()).toBe('from the folder');
  await rm(folder, { recursive: true });
});
