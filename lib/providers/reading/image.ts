/** As browsers cut it (RFC 2397): up to the first comma. A parameter may hold anything else, such as a file's name. */
const dataUri = /^\s*data:([^,]{0,4000}),/i;

/** What the first bytes say a file is; `null` for what we do not know. Whoever shows it decodes it all the same. */
export function sniffedMediaType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n')) return 'image/png';
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'image/webp';
  return isPdf(bytes) ? 'application/pdf' : null;
}

/** The header of a PDF may come after other bytes, 1,024 at most. JSON and markup that quote one are no PDF. */
function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_029)).toString('latin1');
  return head.includes('%PDF-') && !/^[\s\xef\xbb\xbf]*[[{"<]/.test(head);
}

/** The bytes of base64 text, with or without a `data:` prefix; `null` when it is not base64. */
export function fromBase64(text: string): { bytes: Uint8Array; mediaType: string | null } | null {
  const prefix = dataUriIn(text);
  const body = (prefix ? withoutEscapes(text.slice(prefix.length)) : text)
    .replaceAll(/\s/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (body === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return null;
  const bytes = new Uint8Array(Buffer.from(body, 'base64'));
  if (bytes.byteLength === 0) return null;
  return { bytes, mediaType: prefix?.mediaType ?? sniffedMediaType(bytes) };
}

/** The beginning of a data URI in base64, up to where its bytes begin; `null` for other text. */
export function dataUriIn(text: string): { length: number; mediaType: string | null } | null {
  const [whole = '', head = ''] = dataUri.exec(text) ?? [];
  if (!/;\s*base64\s*$/i.test(head)) return null;
  const mediaType = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(head)?.[1]?.toLowerCase() ?? null;
  return { length: whole.length, mediaType };
}

/** In an address, `+`, `/` and `=` may be written `%2B`, `%2F` and `%3D`. */
function withoutEscapes(body: string): string {
  return body.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
