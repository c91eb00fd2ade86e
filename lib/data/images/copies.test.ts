import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db, pool } from '../database.ts';
import { foldCounts } from '../fold-counts.ts';
import { saveFetchedImage } from './save-fetched.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const hash = () => randomBytes(32).toString('hex');

function pictures(bytes: number) {
  const one = { page: 1, width: 16, height: 10, sha256: hash() };
  return [
    { ...one, size: 'thumb' as const, bytes: randomBytes(100) },
    { ...one, size: 'full' as const, bytes: randomBytes(bytes) },
  ];
}

async function store(imageId: string, bytes: number): Promise<void> {
  const original = { type: 'image/jpeg', sha256: hash(), byteLength: bytes, pages: 1 };
  await saveFetchedImage(imageId, { outcome: 'shown', ...original, pictures: pictures(bytes) });
}

/** So many images of one applicant. */
async function images(amount: number): Promise<string[]> {
  const { applicantId } = await aCase(await aConnection(), anApplicant());
  const ids = Array.from({ length: amount }, () => randomUUID());
  const one = { applicantId, documentType: 'passport', part: 'other' };
  await db().image.createMany({
    data: ids.map((id, position) => ({ ...one, id, vendorRef: id, position: position + 9 })),
  });
  return ids;
}

/** What the counter says, and what there is. */
async function bytes(): Promise<{ counted: number; stored: number }> {
  const { rows } = await pool().query<{ counted: string; stored: string }>(
    `SELECT (SELECT coalesce(sum(amount), 0) FROM image_copy_bytes) AS counted,
      (SELECT coalesce(sum(byte_length), 0) FROM image_copy) AS stored`,
  );
  return { counted: Number(rows[0]?.counted), stored: Number(rows[0]?.stored) };
}

test('The counted bytes are the stored ones: stored, replaced, folded, and gone with their image', async () => {
  const [first = '', second = '', ...rest] = await images(40);
  for (const id of [first, second, ...rest]) await store(id, 2_000);
  const all = await bytes();
  expect(all.counted).toBe(all.stored);
  expect(all.stored).toBeGreaterThan(40 * 2_100);
  await store(first, 9_000);
  expect((await bytes()).counted - all.counted).toBe(7_000);
  expect(await foldCounts('image_copy_bytes')).toBeGreaterThan(64);
  await pool().query('DELETE FROM image WHERE id = $1', [second]);
  const after = await bytes();
  expect(after.counted).toBe(after.stored);
  expect(await db().imageCopyBytes.count()).toBeLessThan(8);
});

test('Beyond the limit the least used copies go, and no more than needed', async () => {
  process.env.IMAGE_CACHE_MB = '1';
  forgetEnv();
  const ids = await images(6);
  for (const id of ids) await store(id, 250_000);
  const left = await db().imageCopy.findMany({
    where: { size: 'full', imageId: { in: ids } },
    select: { imageId: true },
  });
  delete process.env.IMAGE_CACHE_MB;
  forgetEnv();
  expect(left.map(({ imageId }) => imageId).toSorted()).toEqual(ids.slice(2).toSorted());
  const { counted, stored } = await bytes();
  expect(counted).toBe(stored);
  expect(stored).toBeLessThanOrEqual(1024 * 1024);
});
