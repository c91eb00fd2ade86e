/** What a decision rests on, besides the pages that were seen. Hashes are SHA-256 in hex. */
export type CaseContent = {
  /** The version of the copied record. */
  version: number;
  /** Hash of the hits' blockers. */
  hits: string;
  /** Hash of the other blockers. */
  checks: string;
  images: { imageId: string; originalSha256: string | null }[];
};

export type ContentPart = 'record' | 'hits' | 'checks' | 'images';

const partWords: Record<ContentPart, string> = {
  record: 'the data',
  hits: 'a hit',
  checks: 'a check',
  images: 'an image',
};

/** The parts in words, for a sentence: "a hit and an image". */
export function contentWords(parts: readonly ContentPart[]): string {
  return parts.map((part) => partWords[part]).join(' and ');
}

/** What differs between two moments. An image that was only fetched in between, because someone looked, is the same. */
export function changedParts(before: CaseContent, now: CaseContent): ContentPart[] {
  const parts: [ContentPart, boolean][] = [
    ['record', before.version !== now.version],
    ['hits', before.hits !== now.hits],
    ['checks', before.checks !== now.checks],
    ['images', areOthers(before.images, now.images)],
  ];
  return parts.flatMap(([part, isChanged]) => (isChanged ? part : []));
}

function areOthers(before: CaseContent['images'], now: CaseContent['images']): boolean {
  if (before.length !== now.length) return true;
  const hashes = new Map(now.map(({ imageId, originalSha256 }) => [imageId, originalSha256]));
  return before.some(({ imageId, originalSha256 }) => {
    const other = hashes.get(imageId);
    if (other === undefined) return true;
    return originalSha256 !== null && other !== null && originalSha256 !== other;
  });
}
