import type { ImagePart, ImagePoint } from '../applicant/applicant.ts';
import { linesOf } from './mrz.ts';

/** The forms whose zone has a place of its own, by the length of a line: the page of a passport, the back of a card. */
const forms = {
  44: { sizeMm: { width: 125, height: 88 }, parts: ['front', 'other'] },
  30: { sizeMm: { width: 85.6, height: 53.98 }, parts: ['back', 'other'] },
} as const;

/** The zone is the lowest 23.2 mm of the document, give or take one (ICAO Doc 9303 parts 4 and 5). */
const zoneMm = 24.2;

/** By how much a cropped picture may differ from the document in shape; photographs of 4:3 and 3:2 differ more. */
const tolerance = 0.03;

/** On which sides of a document its zone may be, by the form of its text; none for forms without a fixed place. */
export function zoneParts(text: string): readonly ImagePart[] {
  return formOf(text)?.parts ?? [];
}

/**
 * Where a zone has to be by ICAO 9303 on a picture that is cropped to the document, clockwise from its upper left
 * corner, in shares of the picture; null where the picture has another shape, so that the place can't be known.
 * @param turns quarter turns, clockwise, by which the picture stands upright
 */
export function zonePlace(
  text: string,
  { width, height, turns }: { width: number; height: number; turns: number },
): ImagePoint[] | null {
  const sizeMm = formOf(text)?.sizeMm;
  if (sizeMm === undefined) return null;
  const shape = turns % 2 === 0 ? width / height : height / width;
  const expected = sizeMm.width / sizeMm.height;
  if (Math.abs(shape / expected - 1) > tolerance) return null;
  const top = 1 - zoneMm / sizeMm.height;
  const upright = [
    { x: 0, y: top },
    { x: 1, y: top },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  return upright.map((point) => turnedBack(point, turns));
}

function formOf(text: string) {
  const [first = ''] = linesOf(text);
  return first.length === 44 || first.length === 30 ? forms[first.length] : undefined;
}

/** A point of the upright picture, as a point of the picture as it came. */
function turnedBack({ x, y }: ImagePoint, turns: number): ImagePoint {
  const back = [
    { x, y },
    { x: y, y: 1 - x },
    { x: 1 - x, y: 1 - y },
    { x: 1 - y, y: x },
  ];
  return back[((turns % 4) + 4) % 4] ?? { x, y };
}
