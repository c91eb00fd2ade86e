import { z } from 'zod';
import { giveNext } from '#lib/data/claims/give-next.ts';
import { writing } from '#lib/route.ts';

/** Claims the member's next case and says where it is in the queue; `next` is null when there is none for them. */
export const POST = writing('route /api/cases/next', z.strictObject({}), true, async (actor) =>
  Response.json({ next: await giveNext(actor) }),
);
