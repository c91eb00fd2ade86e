import { createHash, randomBytes } from 'node:crypto';
import { recordImageSent, recordImagesSeen } from '#lib/data/cases/evidence.ts';
import { db } from '#lib/data/database.ts';
import { saveFetchedImage } from '#lib/data/images/save-fetched.ts';
import type { MemberActor } from '#lib/review/actor.ts';

/** Saves 64 random bytes as the renderings of an image, as if it had just been fetched. Gives their SHA-256. */
export async function aPicture(imageId: string): Promise<string> {
  const bytes = randomBytes(64);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const picture = { page: 1, width: 8, height: 8, bytes, sha256 };
  const pictures = [
    { ...picture, size: 'full' as const },
    { ...picture, size: 'thumb' as const },
  ];
  await saveFetchedImage(imageId, {
    outcome: 'shown',
    type: 'image/jpeg',
    sha256: 'f'.repeat(64),
    byteLength: 64,
    pages: 1,
    pictures,
  });
  return sha256;
}

/** Fetches every image of an applicant, and records that it was sent to the actor and seen. Gives the ids. */
export async function allSeen(actor: MemberActor, applicantId: string): Promise<string[]> {
  const images = await db().image.findMany({
    where: { applicantId, removedAt: null },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  for (const { id: imageId } of images) {
    const sha256 = await aPicture(imageId);
    await recordImageSent(actor, applicantId, { imageId, page: 1, size: 'full', sha256, isPrefetch: false });
    await recordImagesSeen(actor, applicantId, [{ imageId, page: 1, seconds: 2 }]);
  }
  return images.map(({ id }) => id);
}
