import type { WebhookDelivery } from '#lib/providers/webhook/webhook.ts';
import { readAtMost } from '#lib/read-at-most.ts';

/** Vendors' deliveries are a few KB. A larger body is not read to its end. */
const largestBytes = 1_048_576;

/** Why the body of a delivery was not read, or not to its end. */
export type BodyRejection = 'encoded' | 'too_large' | 'broken_off';

/**
 * A delivery as it came over the wire, because the signature covers the bytes. Reads at most 1 MB; reads nothing when
 * Content-Length says that the body is larger, or when it is compressed.
 */
export async function readDelivery(
  request: Request,
  path: readonly string[],
  receivedAt: Date,
): Promise<WebhookDelivery | BodyRejection> {
  const { headers } = request;
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') return 'encoded';
  if (Number(headers.get('content-length') ?? 0) > largestBytes) return 'too_large';
  // Only the whole of what was signed can be verified.
  const body = await readAtMost(request.body, largestBytes).catch(() => 'broken_off' as const);
  if (body === 'broken_off') return body;
  return body.isWhole ? { body: body.bytes, headers: Object.fromEntries(headers), path, receivedAt } : 'too_large';
}
