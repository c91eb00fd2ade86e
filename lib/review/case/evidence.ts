import type { ImagePart } from '../applicant/applicant.ts';

export type EvidenceItem = {
  imageId: string;
  /** The key that shows it: 1 to 9. */
  position: number;
  /** "Card front", "Selfie". */
  label: string;
  part: ImagePart;
  documentType: string;
  state: 'not_fetched' | 'shown' | 'not_safe' | 'missing';
  pages: number;
  /** Type, size and hash of what can't be shown safely. */
  original: { type: string | null; byteLength: number | null; sha256: string | null };
  problem: string | null;
  isSeen: boolean;
  fetchedAt: string | null;
};
