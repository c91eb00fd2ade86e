/** A frame: its length in four bytes big-endian, then the bytes. Parent and child exchange nothing else. */
export function frame(payload: Uint8Array): Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.byteLength);
  return [length, payload];
}

/**
 * Cuts a stream into frames.
 * @throws Error when a frame is empty or announces more than `maxBytes` (before memory is allocated for it), or when
 * the stream ends inside a frame
 */
export async function* readFrames(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void> {
  const prefix = Buffer.alloc(4);
  let target: Buffer = prefix;
  let filled = 0;
  for await (const chunk of source) {
    let taken = 0;
    while (taken < chunk.byteLength) {
      const part = chunk.subarray(taken, taken + target.byteLength - filled);
      target.set(part, filled);
      taken += part.byteLength;
      filled += part.byteLength;
      if (filled < target.byteLength) continue;
      filled = 0;
      if (target !== prefix) yield target;
      target = target === prefix ? bufferFor(prefix.readUInt32BE(0), maxBytes) : prefix;
    }
  }
  if (filled > 0 || target !== prefix) throw new Error('the stream ended inside a frame');
}

/** Memory for a frame. An empty frame, which neither side sends, would never be complete. */
function bufferFor(bytes: number, maxBytes: number): Buffer {
  if (bytes === 0 || bytes > maxBytes) throw new Error(`a frame of ${bytes} bytes is not allowed`);
  return Buffer.alloc(bytes);
}
