import { receiveWebhook } from '#lib/exchange/webhooks/receive.ts';

export const runtime = 'nodejs';

type Address = { params: Promise<{ connection: string; token?: string[] }> };

/**
 * Receives vendors' webhooks. There is no session: the sender is verified by the vendor's signature, or by the secret
 * part of the address. The answer is 200 with an empty object whatever was sent, so that a forger learns nothing; or
 * 503 when a delivery could not be stored, so that the vendor sends it again.
 */
export async function POST(request: Request, { params }: Address): Promise<Response> {
  const { connection, token = [] } = await params;
  const receipt = await receiveWebhook(connection, token, request);
  return Response.json(
    {},
    { status: receipt === 'received' ? 200 : 503, headers: { 'Cache-Control': 'private, no-store' } },
  );
}
