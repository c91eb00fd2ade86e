import { noticesFor } from '#lib/data/notices/notices.ts';
import { reading } from '#lib/route.ts';

/** The member's notices and how many are unread. */
export const GET = reading('route /api/notices', async (actor) => Response.json(await noticesFor(actor)));
