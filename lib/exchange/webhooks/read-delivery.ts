import type { WebhookDelivery } from '#lib/providers/webhook/webhook.ts';
import { readAtMost } from '#lib/read-at-most.ts';

/** Vendors' deliveries have a few KB. What is larger is not read to its end. */
const largestBytes = 1_048_576;

export type Unread = 'encoded' | 'too_large' | 'broken_off';

/**
 * A delivery as it came over the wire, byte by byte: what was signed is the bytes, not what they mean. Reads no more than
 * 1 MB, nothing at all of what says that it is larger, and nothing that wants unpacking first.
 */
export async function readDelivery(
  request: Request,
  path: readonly string[],
  receivedAt: Date,
): Promise<WebhookDelivery | Unread> {
  const { headers } = request;
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') return 'encoded';
  if (Number(headers.get('content-length') ?? 0) > largestBytes) return 'too_large';
  // Only the whole of what was signed can be verified.
  const body = await readAtMost(request.body, largestBytes).catch(() => 'broken_off' as const);
  if (body === 'broken_off') return body;
  return body.isWhole ? { body: body.bytes, headers: Object.fromEntries(headers), path, receivedAt } : 'too_large';
}
