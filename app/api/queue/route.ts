import { queuePage, queueVersion } from '#lib/exchange/queue-page.ts';
import { filterOf } from '#lib/review/case/queue-address.ts';
import { reading } from '#lib/route.ts';

/**
 * One page of the queue, with the parameters of its address. A browser that has this version already is told so (304)
 * without a query besides the one for its session.
 */
export const GET = reading('route /api/queue', async (actor, _, request) => {
  const known = request.headers.get('if-none-match');
  const version = queueVersion(actor);
  if (version && known === tagOf(version))
    return new Response(null, { status: 304, headers: { ETag: tagOf(version) } });
  const page = await queuePage(actor, filterOf(new URL(request.url).searchParams));
  return Response.json(page, page.version ? { headers: { ETag: tagOf(page.version) } } : undefined);
});

function tagOf(version: string): string {
  return `"${version}"`;
}
