import { inboxOf } from '#lib/data/cases/inbox.ts';
import { placesOf } from '#lib/review/case/inbox.ts';
import { reading } from '#lib/route.ts';

/** How many cases wait for the member, and in which order. Holds nothing about the applicants. */
export const GET = reading('route /api/inbox', async (actor) => Response.json(placesOf(await inboxOf(actor))));
