import { waitingFor } from '#lib/exchange/queue-page.ts';
import { reading } from '#lib/route.ts';

/**
 * How many cases wait for the member, and in which order; how many cases and hits wait for anyone. Holds nothing about
 * the applicants.
 */
export const GET = reading('route /api/inbox', async (actor) => Response.json(await waitingFor(actor)));
