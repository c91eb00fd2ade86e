import type { ShownType } from './rendering.ts';

/** What a file is by its first bytes; never by its name or by what the vendor calls it. Best effort outside `ShownType`. */
export function sniff(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512)).toString('latin1');
  const found = signatures.find(([pattern]) => pattern.test(start));
  return found === undefined ? 'application/octet-stream' : found[1];
}

/** The only types whose bytes ever reach a decoder. */
export function isShownType(type: string): type is ShownType {
  return type === 'image/jpeg' || type === 'image/png' || type === 'image/webp' || type === 'application/pdf';
}

/** In order: exact signatures first, then text that browsers or old readers would run. */
const signatures: [RegExp, string][] = [
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^RIFF[\s\S]{4}WEBP/, 'image/webp'],
  [/^%PDF-[12]\.\d/, 'application/pdf'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^(II[*+]\0|MM\0[*+])/, 'image/tiff'],
  [/^[\s\S]{4}ftyp(avif|avis)/, 'image/avif'],
  [/^[\s\S]{4}ftyp(hei[cfmsx]|hev[cx]|mif1|msf1)/, 'image/heif'],
  [/^[\s\S]{4}ftyp/, 'video/mp4'],
  [/^(\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/, 'image/jp2'],
  [/^(\0\0\0\x0cJXL |\xff\x0a)/, 'image/jxl'],
  [/^BM[\s\S]{4}\0\0\0\0/, 'image/bmp'],
  [/^\0\0\x01\0/, 'image/vnd.microsoft.icon'],
  [/^8BPS/, 'image/vnd.adobe.photoshop'],
  [/^PK(\x03\x04|\x05\x06)/, 'application/zip'],
  [/^\x1f\x8b/, 'application/gzip'],
  [/^(\x7fELF|MZ)/, 'application/x-executable'],
  [/^%!PS/, 'application/postscript'],
  [/<svg[\s>]/i, 'image/svg+xml'],
  [/<(!doctype html|html|head|body|script|iframe)/i, 'text/html'],
  [/^\s*<\?xml/i, 'application/xml'],
];
