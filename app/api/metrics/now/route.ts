import { metricsNow } from '#lib/data/metrics/now.ts';
import { readMetricsAddress } from '#lib/review/metrics/address.ts';
import { reading } from '#lib/route.ts';

/** What is happening now, for the strip above the metrics. */
export const GET = reading('route /api/metrics/now', async (actor, _, request) => {
  const { searchParams } = new URL(request.url);
  const choice = readMetricsAddress((name) => searchParams.get(name));
  return Response.json(await metricsNow(actor, choice, new Date()));
});
