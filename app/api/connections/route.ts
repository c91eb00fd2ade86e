import { connectionList } from '#lib/exchange/settings/overview.ts';
import { reading } from '#lib/route.ts';

/** The current state of all connections, for an open page. */
export const GET = reading('route /api/connections', async (actor) => Response.json(await connectionList(actor)));
