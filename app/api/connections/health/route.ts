import { queueHealth } from '#lib/exchange/queue-page.ts';
import { reading } from '#lib/route.ts';

/** How fresh the copy of each connection is, for the queue. */
export const GET = reading('route /api/connections/health', async (actor) => Response.json(await queueHealth(actor)));
