import { hitPage } from '#lib/data/hits/page.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { readHitAddress } from '#lib/review/hits/address.ts';
import { reading } from '#lib/route.ts';

/** One page of hits across applicants. */
export const GET = reading('route /api/hits', async (actor, _params, request) =>
  Response.json(await hitPage(actor, readHitAddress(new URL(request.url).searchParams), providerLabel)),
);
