import { whoIsHere } from '#lib/data/live/presence.ts';
import { reading } from '#lib/route.ts';

/** Who has which case open now. */
export const GET = reading('route /api/presence', async (actor) => Response.json(await whoIsHere(actor)));
