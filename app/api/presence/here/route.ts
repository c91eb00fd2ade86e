import { z } from 'zod';
import { noteGone, noteHere } from '#lib/data/live/presence.ts';
import { writing } from '#lib/route.ts';

const Here = z.strictObject({ caseId: z.uuid(), isHere: z.boolean() });

/** A member has a case open, or left it. Sent again and again by an open page, so it is no act of the member. */
export const POST = writing('route /api/presence/here', Here, false, async (actor, { caseId, isHere }) => {
  await (isHere ? noteHere(actor, caseId) : noteGone(actor, caseId));
  return Response.json({ isHere });
});
