import { connectionList } from '#lib/exchange/settings/overview.ts';
import { reading } from '#lib/route.ts';

/** How every connection is now, for a page that is being looked at. */
export const GET = reading('route /api/connections', async (actor) => Response.json(await connectionList(actor)));
