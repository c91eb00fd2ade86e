import { countOf } from '../counted.ts';
import type { FaceVerdict } from '../faces/face.ts';

/** The details of entries about images and the faces on them. */
export type ImageAuditDetails = {
  'image.sent': { imageId: string; page: number; size: string; sha256: string; isPrefetch: boolean };
  /** By how many quarter turns, clockwise, it stands upright for everyone who opens it from then on. */
  'image.turned': { imageId: string; turns: number };
  /** Two points, then width and height of the picture, in pixels; null where the mark was removed. */
  'image.eyes-marked': { imageId: string; eyes: number[] | null };
  /** Images that were on the screen for at least one second, in batches. */
  'evidence.viewed': { images: { imageId: string; page: number; sha256: string }[] };
  /** Two faces, by the copies that the member was sent. Written once for each applicant whose image it is. */
  'faces.judged': {
    verdictId: string;
    verdict: FaceVerdict | 'withdrawn';
    images: { imageId: string; copySha256: string; originalSha256: string }[];
  };
};

type ImageSentences = { [Kind in keyof ImageAuditDetails]: (details: ImageAuditDetails[Kind]) => string };

/** The same entries as sentences. */
export const imageSentences: ImageSentences = {
  'image.sent': ({ page, size, isPrefetch }) => `Image sent${isPrefetch ? ' ahead' : ''}: ${size}, page ${page}`,
  'image.turned': ({ turns }) => (turns === 0 ? 'Turned an image back' : `Turned an image by ${turns * 90}°`),
  'image.eyes-marked': ({ eyes }) =>
    eyes === null ? 'Removed the mark of the eyes from an image' : 'Marked the eyes on an image',
  'evidence.viewed': ({ images }) => `Saw ${countOf(images.length, 'image')}`,
  'faces.judged': ({ verdict }) => faces[verdict],
};

const faces = {
  same: 'Found two faces to be the same person',
  different: 'Found two faces to be different people',
  unsure: 'Was unsure whether two faces are the same person',
  withdrawn: 'Withdrew what was said about two faces',
};
