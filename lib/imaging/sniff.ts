import type { ShownType } from './rendering.ts';

/** As far as PDFium looks for the header of a PDF: it begins at byte 1,024 at the latest. */
const headBytes = 1_024 + '%PDF-1.'.length;

/** What a file is by its first bytes; never by its name or by what the vendor calls it. Best effort outside `ShownType`. */
export function sniff(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headBytes)).toString('latin1');
  const signed = signatures.find(({ mark, at = 0 }) => head.startsWith(mark, at));
  return signed?.type ?? texts.find(({ pattern }) => pattern.test(head))?.type ?? 'application/octet-stream';
}

/** The only types whose bytes ever reach a decoder. */
export function isShownType(type: string): type is ShownType {
  return type === 'image/jpeg' || type === 'image/png' || type === 'image/webp' || type === 'application/pdf';
}

/** `at` counts bytes before the mark. A RIFF file names its kind after its length, an ISO media file its brand after `ftyp`. */
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
 * What a browser or a server would run although no mark says so; then a PDF behind other bytes, such as the headers of a mail,
 * a printer's commands or empty lines, which PDF readers pass over.
 */
const texts = [
  { pattern: /<svg[\s>]/i, type: 'image/svg+xml' },
  { pattern: /<(!doctype html|html|head|body|script|iframe)/i, type: 'text/html' },
  { pattern: /<\?php/i, type: 'application/x-httpd-php' },
  { pattern: /^\s*<\?xml/i, type: 'application/xml' },
  { pattern: /%PDF-[12]\./, type: 'application/pdf' },
];
