import { receiveWebhook } from '#lib/exchange/webhooks/receive.ts';

export const runtime = 'nodejs';

type Address = { params: Promise<{ connection: string; token?: string[] }> };

/**
 * Where vendors say that something happened. No session: whoever sends is told by the vendor's own signature, or by the
 * secret part of the address. Exactly 200 and nothing else in the answer, whatever came, and 503 when a delivery could
 * not be kept, so that it comes again.
 */
export async function POST(request: Request, { params }: Address): Promise<Response> {
  const { connection, token = [] } = await params;
  const receipt = await receiveWebhook(connection, token, request);
  return Response.json(
    {},
    { status: receipt === 'received' ? 200 : 503, headers: { 'Cache-Control': 'private, no-store' } },
  );
}
