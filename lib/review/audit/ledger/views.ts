import { countOf } from '../../counted.ts';
import { sentenceCase } from '../../sentence-case.ts';

/** Kinds of which one line is made for a sitting. A reveal is none of them: it has a reason. */
export const viewKinds: readonly string[] = [
  'applicant.opened',
  'applicant.sent',
  'evidence.viewed',
  'image.sent',
  'raw.opened',
  'lookup-file.sent',
];

export type ViewEntry = { kind: string; details: Record<string, unknown> };

/**
 * The views of one sitting in a sentence: "Opened, saw 3 images". A page of an image counts once, however often it was
 * sent and seen.
 */
export function tellViews(entries: readonly ViewEntry[]): string {
  const has = (kind: string) => entries.some((entry) => entry.kind === kind);
  const seen = pagesIn(entries.flatMap(({ kind, details }) => (kind === 'evidence.viewed' ? imagesOf(details) : [])));
  const sent = entries.filter(({ kind }) => kind === 'image.sent').map(({ details }) => details);
  const asked = pagesIn(sent.filter(({ isPrefetch }) => isPrefetch !== true));
  const ahead = pagesIn(sent.filter(({ isPrefetch }) => isPrefetch === true));
  const unseen = [...asked].filter((page) => !seen.has(page)).length;
  const onlyAhead = [...ahead].filter((page) => !seen.has(page) && !asked.has(page)).length;
  const files = entries.filter(({ kind }) => kind === 'lookup-file.sent').length;
  const parts = [
    has('applicant.opened') ? 'opened' : null,
    seen.size > 0 ? `saw ${countOf(seen.size, 'image')}` : null,
    unseen > 0 ? `${countOf(unseen, 'image')} sent` : null,
    has('raw.opened') ? 'opened the raw answer' : null,
    files > 0 ? `${countOf(files, 'file')} of a look-up sent` : null,
    onlyAhead > 0 ? `${countOf(onlyAhead, 'image')} sent ahead` : null,
    has('applicant.sent') && !has('applicant.opened') ? 'text sent ahead' : null,
  ];
  return sentenceCase(parts.filter((part) => part !== null).join(', '));
}

/** An entry of the ledger is JSON, whose form is of the release that wrote it. */
function imagesOf({ images }: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(images) ? images.filter((one) => typeof one === 'object' && one !== null) : [];
}

function pagesIn(images: readonly Record<string, unknown>[]): Set<string> {
  return new Set(images.map(({ imageId, page }) => `${imageId} ${page}`));
}
