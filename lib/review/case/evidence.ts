import type { ImagePart } from '../applicant/applicant.ts';
import type { Eyes } from '../faces/face.ts';

export type EvidenceItem = {
  imageId: string;
  /** Its number in the strip; the keys 1 to 9 show it. */
  position: number;
  /** "Card front", "Selfie". */
  label: string;
  part: ImagePart;
  documentType: string;
  state: 'not_fetched' | 'shown' | 'not_safe' | 'missing';
  pages: number;
  /** Type, size in bytes and SHA-256 of the original file. */
  original: { type: string | null; byteLength: number | null; sha256: string | null };
  problem: string | null;
  isSeen: boolean;
  /** Quarter turns, clockwise, by which it stands upright. */
  turns: number;
  /** Where the eyes are on its first page, as a member marked them. */
  eyes: Eyes | null;
  fetchedAt: string | null;
};

/** Whether there is, or may be, a picture to show: one that was not fetched yet may turn out well. */
export function mayBeShown({ state }: Pick<EvidenceItem, 'state'>): boolean {
  return state === 'shown' || state === 'not_fetched';
}

/** One page of an image as it stood when a decision was made. */
export type EvidenceView = {
  imageId: string;
  page: number;
  label: string;
  fate: 'pinned' | 'not_shown' | 'not_fetched' | 'not_safe';
  isSeen: boolean;
  shownSha256: string | null;
};
