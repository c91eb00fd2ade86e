import 'server-only';
import { env } from '#lib/env.ts';
import { db, type Tx } from '../database.ts';
import { type SealingKey, sealBytes, unsealBytes, unsealDataKey } from '../seal.ts';

/** A re-encoded picture, unsealed for one answer. */
export type ImageCopy = { bytes: Uint8Array; width: number; height: number; sha256: string; originalSha256: string };

/** A re-encoded picture to be stored. `page` counts from 1. */
export type CopyToStore = {
  page: number;
  size: 'thumb' | 'full';
  bytes: Uint8Array;
  width: number;
  height: number;
  sha256: string;
};

/** Reading a copy updates `usedAt` at most once in this time, to save writes. */
const touchEveryMs = 60_000;

/** The advisory lock of `makeRoom`: two processes at once would delete twice as much, and could deadlock. */
const roomLock = 7303016;

/** Copies that one store deletes at most, to stay short: many times what one image brings. */
const mostDeleted = 500;

/** Reads a stored picture; null when it was never stored or was dropped to make room. @throws SealBroken */
export async function readCopy(imageId: string, page: number, size: 'thumb' | 'full'): Promise<ImageCopy | null> {
  const where = { imageId_page_size: { imageId, page, size } };
  const row = await db().imageCopy.findUnique({
    where,
    include: { image: { select: { applicant: { select: { id: true, dataKey: true } } } } },
  });
  const applicant = row?.image.applicant;
  if (!row || !applicant?.dataKey) return null;
  const bytes = unsealBytes(row.bytes, [unsealDataKey(applicant.id, applicant.dataKey)], place(imageId, page, size));
  const staleBefore = new Date(Date.now() - touchEveryMs);
  if (row.usedAt < staleBefore)
    await db().imageCopy.updateMany({
      where: { imageId, page, size, usedAt: { lt: staleBefore } },
      data: { usedAt: new Date() },
    });
  return { bytes, width: row.width, height: row.height, sha256: row.sha256, originalSha256: row.originalSha256 };
}

/** Stores the pictures of one image in place of earlier ones, then makes room within IMAGE_CACHE_MB. */
export async function storeCopies(
  tx: Tx,
  imageId: string,
  originalSha256: string,
  key: SealingKey,
  pictures: readonly CopyToStore[],
): Promise<void> {
  await tx.imageCopy.deleteMany({ where: { imageId } });
  await tx.imageCopy.createMany({
    data: pictures.map(({ page, size, bytes, width, height, sha256 }) => {
      const sealed = sealBytes(bytes, key, place(imageId, page, size));
      return {
        imageId,
        page,
        size,
        originalSha256,
        sha256,
        width,
        height,
        byteLength: sealed.byteLength,
        bytes: sealed,
        usedAt: new Date(),
      };
    }),
  });
  await makeRoom(tx, env().IMAGE_CACHE_MB * 1024 * 1024);
}

/**
 * Deletes the least recently used copies beyond the limit, at most so many at once: what is over by more (a lower
 * limit) goes with the next copies. Costs the same whatever is stored. Does nothing while another process holds the
 * lock.
 */
async function makeRoom(tx: Tx, maxBytes: number): Promise<void> {
  const [stored] = await tx.$queryRaw<{ bytes: bigint }[]>`
    SELECT coalesce(sum(amount), 0)::bigint AS bytes FROM image_copy_bytes`;
  const over = Number(stored?.bytes ?? 0) - maxBytes;
  if (over <= 0) return;
  await tx.$executeRaw`
    WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(${roomLock}) AS is_ours),
    oldest AS (
      SELECT image_id, page, size, used_at, byte_length FROM image_copy ORDER BY used_at LIMIT ${mostDeleted}),
    aged AS (
      SELECT image_id, page, size,
        sum(byte_length) OVER (ORDER BY used_at, image_id, page, size) - byte_length AS freed_before
      FROM oldest)
    DELETE FROM image_copy k USING aged, turn
    WHERE turn.is_ours AND aged.freed_before < ${over}
      AND k.image_id = aged.image_id AND k.page = aged.page AND k.size = aged.size`;
}

function place(imageId: string, page: number, size: string) {
  return { table: 'image_copy', column: 'bytes', row: `${imageId}/${page}/${size}` };
}
