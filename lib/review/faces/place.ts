import type { Eyes, Spot } from './face.ts';

type Size = { width: number; height: number };

/** How points of a picture come to points of the place where it is drawn: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * How far apart the eyes are drawn, in shares of the shorter side, and how far below the upper edge. About that of a
 * passport's portrait (ISO/IEC 19794-5), so that hair and chin are in the picture.
 */
const eyesApart = 0.22;
const eyesDown = 0.44;

/** Where a picture is drawn in its place: by the eyes where they are marked, as a whole where not. */
export function placed(picture: Size, place: Size, { eyes, turns }: { eyes: Eyes | null; turns: number }): Matrix {
  return eyes ? alignedByEyes(picture, place, eyes) : asWhole(picture, place, turns);
}

/** Eyes level, at one height and one distance: faces drawn so in places of one size have one scale. */
function alignedByEyes(picture: Size, place: Size, { left, right, width }: Eyes): Matrix {
  const share = picture.width / width;
  const [across, down] = [(right.x - left.x) * share, (right.y - left.y) * share];
  const scale = (eyesApart * Math.min(place.width, place.height)) / Math.hypot(across, down);
  const angle = -Math.atan2(down, across);
  const middle = { x: ((left.x + right.x) / 2) * share, y: ((left.y + right.y) / 2) * share };
  return around(middle, { x: place.width / 2, y: place.height * eyesDown }, scale, angle);
}

/** @param turns quarter turns, clockwise, by which it stands upright */
function asWhole(picture: Size, place: Size, turns: number): Matrix {
  const [width, height] = turns % 2 === 0 ? [picture.width, picture.height] : [picture.height, picture.width];
  const scale = Math.min(place.width / width, place.height / height);
  const middle = { x: picture.width / 2, y: picture.height / 2 };
  return around(middle, { x: place.width / 2, y: place.height / 2 }, scale, (turns * Math.PI) / 2);
}

/** Turns and scales around a point of the picture, which comes to a point of the place. */
function around(from: Spot, to: Spot, scale: number, angle: number): Matrix {
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
  return [cos, sin, -sin, cos, to.x - cos * from.x + sin * from.y, to.y - sin * from.x - cos * from.y];
}

/** Where a point of the picture is drawn. */
export function drawnAt([a, b, c, d, e, f]: Matrix, { x, y }: Spot): Spot {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** Which point of the picture is drawn there. */
export function spotAt([a, b, c, d, e, f]: Matrix, at: Spot): Spot {
  const [x, y] = [at.x - e, at.y - f];
  const area = a * d - b * c;
  return { x: (d * x - c * y) / area, y: (a * y - b * x) / area };
}
