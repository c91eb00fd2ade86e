import { z } from 'zod';
import { recordImagesSeen } from '#lib/data/cases/evidence.ts';
import { writing } from '#lib/route.ts';

const Seen = z.strictObject({
  applicantId: z.uuid(),
  pictures: z
    .array(z.strictObject({ imageId: z.uuid(), page: z.int().min(1).max(20), seconds: z.number().min(1).max(3600) }))
    .min(1)
    .max(60),
});

/** Takes a report of the images that were on the screen for at least one second. */
export const POST = writing('route /api/seen', Seen, false, async (actor, { applicantId, pictures }) => {
  return Response.json({ counted: await recordImagesSeen(actor, applicantId, pictures) });
});
