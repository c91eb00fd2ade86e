/**
 * What was read of a body. When `isWhole` is false there is more, and `bytes` may hold a little more than the limit.
 */
export type ReadBody = { bytes: Buffer; isWhole: boolean };

/**
 * Reads a body of requests or answers as a stream and stops past `limit` bytes. The rest is left unread and the stream
 * open: the caller decides whether to cancel it, because cancelling a request's body cuts the connection before our
 * answer.
 * @throws the stream's own error when the sender breaks off
 */
export async function readAtMost(stream: AsyncIterable<Uint8Array> | null, limit: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Not `for await`: leaving such a loop early cancels the stream.
  const iterator = stream?.[Symbol.asyncIterator]();
  for (;;) {
    const read = await iterator?.next();
    if (!read || read.done) return { bytes: Buffer.concat(chunks), isWhole: true };
    chunks.push(read.value);
    length += read.value.byteLength;
    if (length > limit) return { bytes: Buffer.concat(chunks), isWhole: false };
  }
}
