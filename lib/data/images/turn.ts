import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { mustBeAbleToSeeImage } from '../cases/evidence.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/**
 * Keeps by how many quarter turns, clockwise, an image stands upright. That is a fact of the image: everyone who opens
 * it later sees it so. Nothing is recorded where it stands so already.
 * @param turns 0 to 3
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the role has to give a reason first
 */
export async function turnImage(actor: Actor, imageId: string, turns: number): Promise<void> {
  mustBeAble(actor, 'decide-case');
  const { applicantId } = await mustBeAbleToSeeImage(actor, imageId);
  await changeIfAny(actor, async (tx, note) => {
    const { count } = await tx.image.updateMany({
      where: { id: imageId, removedAt: null, turns: { not: turns } },
      data: { turns },
    });
    if (count > 0) note({ kind: 'image.turned', details: { imageId, turns } }, { type: 'applicant', id: applicantId });
  });
}
