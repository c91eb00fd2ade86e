import { queueCounts } from '#lib/exchange/queue-page.ts';
import { filterOf } from '#lib/review/case/queue-address.ts';
import { packCounts } from '#lib/review/case/queue-wire.ts';
import { reading } from '#lib/route.ts';

/** How many cases of each tab a filter of the queue finds, with the parameters of its address. */
export const GET = reading('route /api/queue/counts', async (actor, _, request) =>
  Response.json(packCounts(await queueCounts(actor, filterOf(new URL(request.url).searchParams)))),
);
