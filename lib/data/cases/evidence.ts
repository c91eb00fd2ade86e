import 'server-only';
import { randomUUID } from 'node:crypto';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { type PoliciesInForce, policiesInForce } from '../policies.ts';

type PictureSize = 'thumb' | 'full';

/** A picture about to be sent to a browser; `sha256` is of its bytes. */
export type SentPicture = { imageId: string; page: number; size: PictureSize; sha256: string; isPrefetch: boolean };

/**
 * Throws unless this member may see an image now. Returns whose image it is.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the role has to give a reason first
 */
export async function mustBeAbleToSeeImage(actor: Actor, imageId: string): Promise<{ applicantId: string }> {
  mustBeAble(actor, 'see-images');
  const image = await db().image.findFirst({ where: { id: imageId, removedAt: null }, select: { applicantId: true } });
  if (!image) throw new Refusal('not_found', 'There is no such image.');
  await mustHaveImagesOpen(actor, image.applicantId);
  return image;
}

/** @throws Refusal `closed` when the role has to give a reason before it sees the images of this applicant */
export async function mustHaveImagesOpen(actor: Actor, applicantId: string): Promise<void> {
  if (!(await imagesAreOpen(actor, applicantId)))
    throw new Refusal('closed', 'Say why you need to see the images first.');
}

/**
 * Whether the member may see images: their role needs no reason, or they gave one that has not expired.
 * @param inForce the policies, where the caller reads them too
 */
export async function imagesAreOpen(
  actor: Actor,
  applicantId: string,
  inForce?: Promise<PoliciesInForce>,
): Promise<boolean> {
  if (actor.kind !== 'member' || !can(actor, 'see-images')) return false;
  const { values } = await (inForce ?? policiesInForce());
  if (!values.masking.imagesNeedRevealFor.includes(actor.role)) return true;
  const reveal = await db().reveal.findFirst({
    where: { memberId: actor.id, applicantId, field: 'images', endsAt: { gt: new Date() } },
    select: { id: true },
  });
  return reveal !== null;
}

/** Records that a picture is sent, before it is. Returns the id of the record. */
export async function recordImageSent(actor: Actor, applicantId: string, picture: SentPicture): Promise<string> {
  mustBeAble(actor, 'see-images');
  const id = randomUUID();
  await change(actor, async (tx, note) => {
    await tx.evidenceView.create({ data: { id, memberId: actor.id, applicantId, ...picture } });
    note({ kind: 'image.sent', details: { ...picture } }, { type: 'applicant', id: applicantId });
  });
  return id;
}

/** A picture that the browser reports as shown, and for how long. */
export type SeenPicture = { imageId: string; page: number; seconds: number };

/**
 * Records the pictures a member had on the screen for at least a second, once for each time they were sent. Pictures
 * that were not sent to this member are ignored.
 * @returns how many were recorded
 */
export async function recordImagesSeen(
  actor: Actor,
  applicantId: string,
  seen: readonly SeenPicture[],
): Promise<number> {
  mustBeAble(actor, 'see-images');
  return changeIfAny(actor, async (tx, note) => {
    const images: { imageId: string; page: number; sha256: string }[] = [];
    for (const { imageId, page } of seen.filter(({ seconds }) => seconds >= 1)) {
      const sent = { memberId: actor.id, applicantId, imageId, page, size: 'full' };
      const view = await tx.evidenceView.findFirst({
        where: sent,
        orderBy: { sentAt: 'desc' },
        select: { id: true, sha256: true, seenAt: true },
      });
      if (!view || view.seenAt) continue;
      // The same report can arrive twice at once: only the request that marks the row counts it.
      const marked = await tx.evidenceView.updateMany({
        where: { id: view.id, seenAt: null },
        data: { seenAt: new Date() },
      });
      if (marked.count === 0) continue;
      images.push({ imageId, page, sha256: view.sha256 });
    }
    if (images.length > 0)
      note({ kind: 'evidence.viewed', details: { images } }, { type: 'applicant', id: applicantId });
    return images.length;
  });
}
