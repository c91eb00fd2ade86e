/** A JPEG's size and the names of its segments before the first scan. */
export type JpegHead = { width: number; height: number; segments: string[] };

/**
 * Reads the segments of a JPEG without decoding it, in plain JavaScript: the web process checks answers this way,
 * because the child that made them may have been taken over. Null when the file is not complete.
 */
export function jpegHead(bytes: Uint8Array): JpegHead | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8 || view.readUInt16BE(view.length - 2) !== 0xffd9) return null;
  const head: JpegHead = { width: 0, height: 0, segments: [] };
  let at = 2;
  while (at + 4 <= view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    const length = view.readUInt16BE(at + 2);
    head.segments.push(segmentName(marker));
    if (isFrame(marker) && at + 9 <= view.length)
      Object.assign(head, { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) });
    if (marker === 0xda) return head.width > 0 && head.height > 0 ? head : null;
    at += 2 + length;
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function segmentName(marker: number): string {
  if (marker >= 0xe0 && marker <= 0xef) return `APP${marker - 0xe0}`;
  if (marker === 0xfe) return 'COM';
  return isFrame(marker) ? 'SOF' : marker.toString(16);
}
