import { metricsFile } from '#lib/exchange/metrics-file.ts';
import { readMetricsAddress } from '#lib/review/metrics/address.ts';
import { reading } from '#lib/route.ts';

/** The numbers of one section, or of all, as a CSV file. */
export const GET = reading('route /api/metrics/file', async (actor, _, request) => {
  const { searchParams } = new URL(request.url);
  const choice = readMetricsAddress((name) => searchParams.get(name));
  const { name, text } = await metricsFile(actor, choice, searchParams.get('section'), new Date());
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
});
