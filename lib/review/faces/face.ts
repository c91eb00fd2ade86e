import type { ImagePart } from '../applicant/applicant.ts';

/** Whether two faces are of one person, as a member sees it. `unsure` is an answer: it is never taken for `same`. */
export const faceVerdicts = ['same', 'different', 'unsure'] as const;

export type FaceVerdict = (typeof faceVerdicts)[number];

export const faceVerdictWords: Record<FaceVerdict, string> = { same: 'Same', different: 'Different', unsure: 'Unsure' };

/** A point of a picture, in pixels from its upper left corner. */
export type Spot = { x: number; y: number };

/** Where the eyes are in a picture of this size, in pixels: the one at the left of the picture first. */
export type Eyes = { left: Spot; right: Spot; width: number; height: number };

/** A verdict in force. */
export type FaceVerdictView = {
  id: string;
  imageIds: [string, string];
  /** What the two images are: "Card front", "Selfie". */
  labels: [string, string];
  verdict: FaceVerdict;
  by: string;
  isOwn: boolean;
  /** ISO 8601, UTC. */
  at: string;
  /** Whether both files are still those that were compared. */
  isCurrent: boolean;
};

/** An image that shows a face: of the applicant, or of another one whom a member judged to be the same person. */
export type Portrait = {
  imageId: string;
  applicantId: string;
  /** Null for the applicant's own. */
  other: { name: string | null; connectionLabel: string; caseNumber: string | null } | null;
  /** The id of the vendor; routes replace it by its name. */
  provider: string;
  label: string;
  part: ImagePart;
  turns: number;
  eyes: Eyes | null;
  /** Whether there is, or may be, a picture. */
  mayBeShown: boolean;
};

/** `closed`: how many others' images are closed to the reader until they give a reason there. */
export type PortraitsView = { portraits: Portrait[]; verdicts: FaceVerdictView[]; closed: number; canJudge: boolean };

/** Whether an image shows the face of a person: the front of an identity document, a portrait, a selfie, a frame. */
export function showsFace({ documentType, part }: { documentType: string; part: ImagePart }): boolean {
  return part === 'other' ? documentType === 'portrait' : part === 'front' || part === 'selfie' || part === 'liveness';
}

/** Two images in the order in which a pair is kept. */
export function pairOf(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}

/** The six numbers in which the eyes are kept; null for a list that is none. */
export function eyesOf(numbers: readonly number[]): Eyes | null {
  const [x1, y1, x2, y2, width, height] = numbers;
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null;
  return width === undefined || height === undefined
    ? null
    : { left: { x: x1, y: y1 }, right: { x: x2, y: y2 }, width, height };
}

export function numbersOf({ left, right, width, height }: Eyes): number[] {
  return [left.x, left.y, right.x, right.y, width, height];
}

/** Whether both eyes are within the picture, and apart. */
export function isInPicture({ left, right, width, height }: Eyes): boolean {
  const isInside = ({ x, y }: Spot) => x >= 0 && y >= 0 && x <= width && y <= height;
  return isInside(left) && isInside(right) && (left.x !== right.x || left.y !== right.y);
}
