/** Length-prefixed frames: four bytes big-endian, then that many bytes. The only thing parent and child ever say to each other. */
export function frame(payload: Uint8Array): Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(payload.byteLength);
  return [length, payload];
}

/**
 * Cuts a stream into frames. Throws when a frame claims more than `maxBytes` (before any room is
 * made for it) or when the stream ends inside one.
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
      target = target === prefix ? room(prefix.readUInt32BE(0), maxBytes) : prefix;
    }
  }
  if (filled > 0 || target !== prefix) throw new Error('the stream ended inside a frame');
}

/** An empty frame would never be filled, and nobody sends one. */
function room(bytes: number, maxBytes: number): Buffer {
  if (bytes === 0 || bytes > maxBytes) throw new Error(`a frame of ${bytes} bytes is not allowed`);
  return Buffer.alloc(bytes);
}
