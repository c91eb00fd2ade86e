import { isDatabaseReachable } from '#lib/data/database.ts';

/** For load balancers and the start script: whether this process can serve. Says nothing else to anyone. */
export async function GET(): Promise<Response> {
  const isThere = await isDatabaseReachable();
  return Response.json(
    { status: isThere ? 'ok' : 'no_database' },
    // 15 bytes: to compress them would cost more than all the rest.
    { status: isThere ? 200 : 503, headers: { 'Cache-Control': 'no-store, no-transform' } },
  );
}
