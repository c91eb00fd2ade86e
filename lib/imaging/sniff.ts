import type { ShownType } from './rendering.ts';

/** Bytes in which PDFium looks for the header of a PDF, which begins at byte 1,024 at the latest. */
const headBytes = 1_024 + '%PDF-1.'.length;

/** The media type by a file's first bytes, not by its name or the vendor's type. Best effort outside `ShownType`. */
export function sniff(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headBytes)).toString('latin1');
  const signed = signatures.find(({ mark, at = 0 }) => head.startsWith(mark, at));
  return signed?.type ?? texts.find(({ pattern }) => pattern.test(head))?.type ?? 'application/octet-stream';
}

/** The types whose bytes may reach a decoder. */
export function isShownType(type: string): type is ShownType {
  return type === 'image/jpeg' || type === 'image/png' || type === 'image/webp' || type === 'application/pdf';
}

/**
 * `at` is the offset of the mark in bytes. RIFF files name their kind after the length, ISO media files after `ftyp`.
 */
const signatures: { mark: string; at?: number; type: string }[] = [
  { mark: '\xff\xd8\xff', type: 'image/jpeg' },
  { mark: '\x89PNG\r\n\x1a\n', type: 'image/png' },
  { mark: 'WEBPVP8', at: 8, type: 'image/webp' },
  { mark: '%PDF-1.', type: 'application/pdf' },
  { mark: '%PDF-2.', type: 'application/pdf' },
  { mark: 'GIF8', type: 'image/gif' },
  { mark: 'II*\0', type: 'image/tiff' },
  { mark: 'MM\0*', type: 'image/tiff' },
  { mark: 'ftypavi', at: 4, type: 'image/avif' },
  { mark: 'ftyphe', at: 4, type: 'image/heif' },
  { mark: 'ftypmif1', at: 4, type: 'image/heif' },
  { mark: 'ftypmsf1', at: 4, type: 'image/heif' },
  { mark: 'ftyp', at: 4, type: 'video/mp4' },
  { mark: '\0\0\0\x0cjP  ', type: 'image/jp2' },
  { mark: '\0\0\0\x0cJXL ', type: 'image/jxl' },
  { mark: 'BM', type: 'image/bmp' },
  { mark: '\0\0\x01\0', type: 'image/vnd.microsoft.icon' },
  { mark: '8BPS', type: 'image/vnd.adobe.photoshop' },
  { mark: 'PK\x03\x04', type: 'application/zip' },
  { mark: '\x1f\x8b', type: 'application/gzip' },
  { mark: '\x7fELF', type: 'application/x-executable' },
  { mark: 'MZ', type: 'application/x-executable' },
  { mark: '%!PS', type: 'application/postscript' },
];

/**
 * Types without a mark that a browser or a server would execute; then a PDF after other bytes (mail headers, printer
 * commands, empty lines), which PDF readers skip.
 */
const texts = [
  { pattern: /<svg[\s>]/i, type: 'image/svg+xml' },
  { pattern: /<(!doctype html|html|head|body|script|iframe)/i, type: 'text/html' },
  { pattern: /<\?php/i, type: 'application/x-httpd-php' },
  { pattern: /^\s*<\?xml/i, type: 'application/xml' },
  { pattern: /%PDF-[12]\./, type: 'application/pdf' },
];
