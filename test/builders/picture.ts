import { createHash, randomBytes } from 'node:crypto';
import { recordImageSent, recordImagesSeen } from '#lib/data/cases/evidence.ts';
import { db } from '#lib/data/database.ts';
import { saveFetchedImage } from '#lib/data/images/save-fetched.ts';
import type { MemberActor } from '#lib/review/actor.ts';

/** Bytes that stand for a re-encoded picture, kept as if the vendor had just given them. */
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

/** Every image of an applicant, fetched, sent to someone and on their screen. */
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
