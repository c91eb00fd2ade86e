const dataUri = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w=.-]+)*;base64,/i;

/** What the first bytes say a file is; `null` for what we do not know. Whoever shows it decodes it all the same. */
export function sniffedMediaType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n')) return 'image/png';
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'image/webp';
  return head.startsWith('%PDF-') ? 'application/pdf' : null;
}

/** The bytes of base64 text, with or without a `data:` prefix; `null` when it is not base64. */
export function fromBase64(text: string): { bytes: Uint8Array; mediaType: string | null } | null {
  const prefix = dataUri.exec(text);
  const body = (prefix ? text.slice(prefix[0].length) : text)
    .replaceAll(/\s/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (body === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return null;
  const bytes = new Uint8Array(Buffer.from(body, 'base64'));
  if (bytes.byteLength === 0) return null;
  return { bytes, mediaType: prefix?.[1]?.toLowerCase() ?? sniffedMediaType(bytes) };
}
