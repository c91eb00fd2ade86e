import { viewsOf } from '#lib/data/views/views.ts';
import { reading } from '#lib/route.ts';

/** The member's saved views and those that colleagues share, with how many cases each has now. */
export const GET = reading('route /api/queue/views', async (actor) => Response.json(await viewsOf(actor)));
