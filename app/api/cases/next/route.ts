import { z } from 'zod';
import { standingOf } from '#lib/data/claims/standing.ts';
import { takeNext } from '#lib/data/claims/take-next.ts';
import { writing } from '#lib/route.ts';

/** Claims the member's next case and says where it is in the queue; `next` is null when there is none for them. */
export const POST = writing('route /api/cases/next', z.strictObject({}), true, async (actor) => {
  const next = await takeNext(actor);
  return Response.json({ next: next && { ...next, ...(await standingOf(actor, next.caseId)) } });
});
