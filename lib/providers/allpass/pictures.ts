import type { ApplicantImage, ImagePart } from '#lib/review/applicant/applicant.ts';
import type { Bytes } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { fileInBase64, inlineMediaType } from '../reading/file.ts';
import { fromBase64, sniffedMediaType } from '../reading/image.ts';
import { imageMark, withoutImages } from '../reading/raw.ts';
import { amount, word } from '../reading/word.ts';
import type { AllpassApi } from './api.ts';
import { graphicName } from './regula.ts';
import { type ScanOf, scansOf } from './scans.ts';
import type { AllpassApplicant, GraphicRow } from './shapes.ts';
import { kindOf } from './steps.ts';

/** An image that the answer holds or refers to, and the document it belongs to. */
export type Picture = ApplicantImage & { docId: string | null; text: string };

/**
 * The applicant's own image, then those of every scan. Ids are the vendor's where it gives them; each is used once.
 */
export function picturesOf(applicant: AllpassApplicant): Picture[] {
  const used = new Set<string>();
  const unique = (id: string): string => {
    let free = id;
    for (let again = 2; used.has(free); again++) free = `${id}-${again}`;
    used.add(free);
    return free;
  };
  const own = pictureText(applicant.image);
  const first =
    own === null ? [] : [{ id: unique('image'), part: 'other' as const, docId: null, text: own, ...typeOf(own) }];
  return [
    ...first,
    ...scansOf(applicant).flatMap((scan) =>
      scan.graphics.flatMap((row) => {
        const text = pictureText(row.image);
        if (text === null) return [];
        const id = unique(word(row.id) ?? `${scan.docIdOf(row)}-${graphicName(row.fieldType)}`);
        return [{ id, part: partOf(scan, row), docId: scan.docIdOf(row), text, ...typeOf(text) }];
      }),
    ),
  ];
}

/** The bytes of an image. @throws ProviderError `not_found` where there is none */
export async function pictureBytes(api: AllpassApi, picture: Picture | undefined): Promise<Bytes> {
  if (picture !== undefined && isAddress(picture.text)) return api.picture(picture.text.trim());
  const file = picture === undefined ? null : fileInBase64(picture.text.trim());
  if (file === null) throw new ProviderError('not_found', 'picture: the provider holds no such picture');
  return file;
}

/** Everything under `image` is an image, however short; other values are tested like any answer. */
export function withoutPictures(value: unknown): unknown {
  return withoutImages(marked(value));
}

function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      name === 'image' && isInline(each) ? imageMark(each) : marked(each),
    ]),
  );
}

function isInline(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && !isAddress(value);
}

/** The page says only "text". A path begins with a slash, and so does a JPEG in base64: `/9j/`. */
function isAddress(text: string): boolean {
  const head = text.trim().slice(0, 64);
  if (/^https?:/i.test(head)) return true;
  const start = head.startsWith('/') ? fromBase64(head) : null;
  return head.startsWith('/') && (start === null || sniffedMediaType(start.bytes) === null);
}

function typeOf(text: string): { mediaType: string | null } {
  return { mediaType: isAddress(text) ? null : inlineMediaType(text) };
}

function pictureText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** 207 is a page of a document, and later pages are its back; 208 is the rear. Steps of other kinds take faces. */
function partOf(scan: ScanOf, row: GraphicRow): ImagePart {
  const kind = kindOf(scan.service);
  if (kind === 'liveness') return 'liveness';
  if (kind === 'face') return amount(row.fieldType) === 207 ? 'other' : 'selfie';
  const code = amount(row.fieldType);
  if (code === 208) return 'back';
  if (code !== 207) return 'other';
  const pages = scan.graphics.filter(
    (each) => amount(each.fieldType) === 207 && scan.docIdOf(each) === scan.docIdOf(row),
  );
  const firstPage = Math.min(...pages.map((each) => amount(each.pageIndex) ?? 0));
  return (amount(row.pageIndex) ?? 0) > firstPage ? 'back' : 'front';
}
