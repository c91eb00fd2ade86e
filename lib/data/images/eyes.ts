import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { type Eyes, eyesOf, isInPicture, numbersOf } from '#lib/review/faces/face.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { mustBeAbleToSeeImage } from '../cases/evidence.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/**
 * Keeps where the eyes are on the first page of an image, for everyone who opens it later: faces are cut out and drawn
 * at one scale by them. The image itself stays as it is. Null removes the mark; nothing is recorded where it stands so
 * already.
 * @throws Refusal `not_allowed`, `not_found`; `invalid` for points outside the picture; `closed` when the role has to
 * give a reason first
 */
export async function markEyes(actor: Actor, imageId: string, eyes: Eyes | null): Promise<void> {
  mustBeAble(actor, 'decide-case');
  const { applicantId } = await mustBeAbleToSeeImage(actor, imageId);
  if (eyes !== null && !isInPicture(eyes))
    throw new Refusal('invalid', 'Mark both eyes, at two places in the picture.');
  const numbers = eyes === null ? [] : numbersOf(eyes);
  await changeIfAny(actor, async (tx, note) => {
    const { count } = await tx.image.updateMany({
      where: { id: imageId, removedAt: null, NOT: { eyes: { equals: numbers } } },
      data: { eyes: numbers },
    });
    if (count > 0)
      note(
        { kind: 'image.eyes-marked', details: { imageId, eyes: eyesOf(numbers) && numbers } },
        { type: 'applicant', id: applicantId },
      );
  });
}
