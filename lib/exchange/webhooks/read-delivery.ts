import type { WebhookDelivery } from '#lib/providers/webhook/webhook.ts';

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
  const body = await readAtMost(request.body, largestBytes);
  return typeof body === 'string' ? body : { body, headers: Object.fromEntries(headers), path, receivedAt };
}

/** Past the limit the stream is not cancelled: that would close the connection before the answer is sent. */
async function readAtMost(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array | BodyRejection> {
  const reader = stream?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    // The sender closed the connection in the middle of the body, so the signature can't be verified.
    const read = await reader?.read().catch(() => 'broken_off' as const);
    if (read === 'broken_off') return read;
    if (!read?.value) return Buffer.concat(parts);
    length += read.value.byteLength;
    if (length > limit) return 'too_large';
    parts.push(read.value);
  }
}
