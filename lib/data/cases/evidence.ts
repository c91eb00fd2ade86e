import 'server-only';
import { randomUUID } from 'node:crypto';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { policiesInForce } from '../policies.ts';

type PictureSize = 'thumb' | 'full';

/** A picture about to leave: which, how large, and what its bytes hash to. */
export type SentPicture = { imageId: string; page: number; size: PictureSize; sha256: string; isPrefetch: boolean };

/**
 * Says whether someone may be sent an image now. Invisible and absent look the same.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the role has to give a reason first
 */
export async function mustBeAbleToSeeImage(actor: Actor, imageId: string): Promise<{ applicantId: string }> {
  mustBeAble(actor, 'see-images');
  const image = await db().image.findFirst({ where: { id: imageId, removedAt: null }, select: { applicantId: true } });
  if (!image) throw new Refusal('not_found', 'There is no such image.');
  if (!(await imagesAreOpen(actor, image.applicantId)))
    throw new Refusal('closed', 'Say why you need to see the images first.');
  return image;
}

/** Whether someone's role is shown images without a reason, or has given one that still holds. */
export async function imagesAreOpen(actor: Actor, applicantId: string): Promise<boolean> {
  if (actor.kind !== 'member' || !can(actor, 'see-images')) return false;
  const { values } = await policiesInForce();
  if (!values.masking.imagesNeedRevealFor.includes(actor.role)) return true;
  const reveal = await db().reveal.findFirst({
    where: { memberId: actor.id, applicantId, field: 'images', endsAt: { gt: new Date() } },
    select: { id: true },
  });
  return reveal !== null;
}

/** Writes down that bytes leave, before they do. Returns the id under which being on the screen is reported. */
export async function recordImageSent(actor: Actor, applicantId: string, picture: SentPicture): Promise<string> {
  mustBeAble(actor, 'see-images');
  const id = randomUUID();
  await change(actor, async (tx, note) => {
    await tx.evidenceView.create({ data: { id, memberId: actor.id, applicantId, ...picture } });
    note({ kind: 'image.sent', details: { ...picture } }, { type: 'applicant', id: applicantId });
  });
  return id;
}

/** What was on someone's screen for a second or more. */
export type SeenPicture = { imageId: string; page: number; seconds: number };

/**
 * Notes what someone had on the screen for at least a second, once for each time it was sent. Only what was sent to the same
 * person can have been seen: anything else in the report is left out.
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
      // The same report may arrive twice at once: whoever marks the row is the one that counts it.
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
