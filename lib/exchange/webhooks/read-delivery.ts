import type { WebhookDelivery } from '#lib/providers/webhook/webhook.ts';

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
  const body = await readAtMost(request.body, largestBytes);
  return typeof body === 'string' ? body : { body, headers: Object.fromEntries(headers), path, receivedAt };
}

/** Past the limit the stream is left as it is: cancelling it would cut the connection before our answer. */
async function readAtMost(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Uint8Array | Unread> {
  const reader = stream?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    // A sender that hangs up in the middle of its sentence: what it said so far can't be verified.
    const read = await reader?.read().catch(() => 'broken_off' as const);
    if (read === 'broken_off') return read;
    if (!read?.value) return Buffer.concat(parts);
    length += read.value.byteLength;
    if (length > limit) return 'too_large';
    parts.push(read.value);
  }
}
