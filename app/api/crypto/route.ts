import { cryptoPage } from '#lib/data/crypto/page.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { readCryptoAddress } from '#lib/review/crypto/address.ts';
import { reading } from '#lib/route.ts';

/** One page of crypto checks across applicants. */
export const GET = reading('route /api/crypto', async (actor, _params, request) =>
  Response.json(await cryptoPage(actor, readCryptoAddress(new URL(request.url).searchParams), providerLabel)),
);
