import { type Look, mostZoom, type Point } from './viewer-state.ts';

/** By how much a turn of the wheel, in pixels or in lines, zooms. A pinch on a trackpad comes as many small turns. */
export function wheelFactor(deltaY: number, isInLines: boolean): number {
  const pixels = isInLines ? deltaY * 33 : deltaY;
  return Math.exp(-Math.min(14, Math.max(-14, pixels)) / 100);
}

/**
 * By how much an image that stands askew is made smaller, so that its corners stay within the place of the straight
 * one.
 */
export function askewScale({ width, height }: { width: number; height: number }, degrees: number): number {
  const angle = (Math.abs(degrees) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return Math.min(width / (width * cos + height * sin), height / (width * sin + height * cos));
}

type Drawn = { transform?: string; filter?: string };

/**
 * How an image is drawn; nothing where it is shown as it came. The page is drawn in the browser, which may set styles;
 * in the server's HTML the content security policy would refuse them.
 */
export function drawnStyle(look: Look, turns: number, size: { width: number; height: number } | null): Drawn {
  const degrees = turns * 90 + look.deskew;
  const scale = look.zoom * (size && look.deskew !== 0 ? askewScale(size, look.deskew) : 1);
  const transform = [
    (look.x !== 0 || look.y !== 0) && `translate(${look.x}px, ${look.y}px)`,
    scale !== 1 && `scale(${scale})`,
    degrees !== 0 && `rotate(${degrees}deg)`,
  ];
  const filter = [
    look.isInverted && 'invert(1)',
    look.contrast !== 100 && `contrast(${look.contrast}%)`,
    look.brightness !== 100 && `brightness(${look.brightness}%)`,
  ];
  return {
    ...(joined(transform) && { transform: joined(transform) }),
    ...(joined(filter) && { filter: joined(filter) }),
  };
}

type Box = { width: number; height: number };

/** How much of its place a part of an image takes that was zoomed to. */
const zoomedShare = 0.96;

/**
 * How an image is zoomed and moved so that a part of it fills its place.
 * @param corners of the part, in shares of the image
 * @param drawn the image as it is drawn without a zoom, before it is turned
 */
export function lookAt(
  corners: readonly Point[],
  drawn: Box,
  place: Box,
  { turns, deskew }: { turns: number; deskew: number },
): Pick<Look, 'zoom' | 'x' | 'y'> {
  const angle = ((turns * 90 + deskew) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const scale = deskew === 0 ? 1 : askewScale(drawn, deskew);
  const points = corners.map(({ x, y }): Point => {
    const [right, down] = [(x - 0.5) * drawn.width * scale, (y - 0.5) * drawn.height * scale];
    return { x: right * cos - down * sin, y: right * sin + down * cos };
  });
  const spanOf = (values: number[]) => ({ least: Math.min(...values), most: Math.max(...values) });
  const across = spanOf(points.map(({ x }) => x));
  const down = spanOf(points.map(({ y }) => y));
  const fits = Math.min(
    (zoomedShare * place.width) / Math.max(1, across.most - across.least),
    (zoomedShare * place.height) / Math.max(1, down.most - down.least),
  );
  const zoom = Math.min(mostZoom, Math.max(1, fits));
  if (zoom === 1) return { zoom, x: 0, y: 0 };
  return { zoom, x: (-zoom * (across.least + across.most)) / 2, y: (-zoom * (down.least + down.most)) / 2 };
}

/** Where a pointer is from the middle of a box, in pixels, and in shares of the box. */
export function placeIn(box: DOMRect, { clientX, clientY }: { clientX: number; clientY: number }) {
  const at: Point = { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
  return { at, share: { x: at.x / box.width + 0.5, y: at.y / box.height + 0.5 } };
}

/** What two fingers do: they zoom by `factor` at `middle`, and move it by `by`; all on the screen, in pixels. */
export type Pinch = { factor: number; middle: Point; by: Point };

/** The pinch by which two fingers came from two places to two others. */
export function pinchOf(from: readonly [Point, Point], to: readonly [Point, Point]): Pinch {
  const apart = ([a, b]: readonly [Point, Point]) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  const between = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [was, middle] = [between(from), between(to)];
  return { factor: apart(to) / apart(from), middle, by: { x: middle.x - was.x, y: middle.y - was.y } };
}

function joined(parts: (string | false)[]): string {
  return parts.filter(Boolean).join(' ');
}
