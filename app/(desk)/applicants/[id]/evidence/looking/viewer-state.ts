/** Where and how one image is shown. */
export type Look = {
  zoom: number;
  /** Offset from the middle of its place, in pixels. */
  x: number;
  y: number;
  /** Degrees clockwise, beside the quarter turns. */
  deskew: number;
  /** Of the image as it is, in percent. */
  contrast: number;
  brightness: number;
  isInverted: boolean;
};

export type Point = { x: number; y: number };

/** How the images on the stage are shown. */
export type Viewer = {
  /** By image; those not in it are shown as they are. */
  looks: Record<string, Look>;
  /** Quarter turns clockwise made here, by image. Before that, those that are kept with the image. */
  turns: Record<string, number>;
  /** Two images move, zoom and change their light together. */
  isLinked: boolean;
  /** The middle of the loupe, in shares of the place of an image; null while there is none. */
  loupe: Point | null;
};

type Light = Partial<Pick<Look, 'contrast' | 'brightness'>>;

export type ViewerAct =
  | { act: 'zoom'; factor: number; at?: Point }
  | { act: 'fit' }
  | { act: 'place'; zoom: number; x: number; y: number }
  | { act: 'move'; by: Point; within: { width: number; height: number } }
  | { act: 'turn'; turns: number }
  | { act: 'deskew'; degrees: number }
  | { act: 'light'; light: Light }
  | { act: 'invert' }
  | { act: 'reset' }
  | { act: 'link' }
  | { act: 'loupe'; at: Point | null };

/** The image that is meant, and all that are on the stage. */
export type Target = { imageId: string; shown: readonly string[] };

export const firstLook: Look = {
  zoom: 1,
  x: 0,
  y: 0,
  deskew: 0,
  contrast: 100,
  brightness: 100,
  isInverted: false,
};

export const firstView: Viewer = { looks: {}, turns: {}, isLinked: true, loupe: null };

export const mostZoom = 10;
export const deskewing = { least: -15, most: 15, step: 0.5 };
/** Least 40 %: an image that counts as seen is never black. */
export const lighting = { least: 40, most: 250, step: 5 };

export function lookOf({ looks }: Viewer, imageId: string | null): Look {
  return (imageId !== null && looks[imageId]) || firstLook;
}

/** Whether anything but the quarter turns, which are kept, differs from how the image came. */
export function isAltered(look: Look): boolean {
  return (Object.keys(firstLook) as (keyof Look)[]).some((part) => look[part] !== firstLook[part]);
}

/** What is straight, or where a field is, is of each image; everything else is of both, as long as they are linked. */
export function nextView(view: Viewer, act: ViewerAct, { imageId, shown }: Target): Viewer {
  if (act.act === 'link') return { ...view, isLinked: !view.isLinked };
  if (act.act === 'loupe') return { ...view, loupe: act.at && { x: share(act.at.x), y: share(act.at.y) } };
  if (act.act === 'turn') return { ...view, turns: { ...view.turns, [imageId]: ((act.turns % 4) + 4) % 4 } };
  const isOfOne = act.act === 'deskew' || act.act === 'place';
  const meant = view.isLinked && !isOfOne ? shown : [imageId];
  // Two that differ become the same by one press.
  const isInverted = act.act === 'invert' && !lookOf(view, imageId).isInverted;
  const looks = meant.map((id) => [id, nextLook(lookOf(view, id), act, isInverted)] as const);
  return { ...view, looks: { ...view.looks, ...Object.fromEntries(looks) } };
}

type LookAct = Exclude<ViewerAct, { act: 'link' | 'loupe' | 'turn' }>;

function nextLook(look: Look, act: LookAct, isInverted: boolean): Look {
  switch (act.act) {
    case 'fit':
      return { ...look, zoom: 1, x: 0, y: 0 };
    case 'place':
      return { ...look, zoom: between(act.zoom, 1, mostZoom), x: act.x, y: act.y };
    case 'move':
      return moved(look, act.by, act.within);
    case 'deskew':
      return { ...look, deskew: limited(act.degrees, deskewing) };
    case 'light':
      return { ...look, ...lit(act.light) };
    case 'invert':
      return { ...look, isInverted };
    case 'reset':
      return firstLook;
    case 'zoom':
      return zoomed(look, act.factor, act.at ?? { x: 0, y: 0 });
  }
}

/** Zooms so that the point under the pointer stays in place. */
function zoomed(look: Look, factor: number, at: Point): Look {
  const zoom = Math.min(mostZoom, Math.max(1, look.zoom * factor));
  if (zoom === 1) return { ...look, zoom, x: 0, y: 0 };
  const by = zoom / look.zoom;
  return { ...look, zoom, x: at.x - (at.x - look.x) * by, y: at.y - (at.y - look.y) * by };
}

/** Not further than to where the image's edge is in the middle: it can't be lost. */
function moved(look: Look, by: Point, { width, height }: { width: number; height: number }): Look {
  if (look.zoom === 1) return look;
  const [farX, farY] = [(width * look.zoom) / 2, (height * look.zoom) / 2];
  return { ...look, x: between(look.x + by.x, -farX, farX), y: between(look.y + by.y, -farY, farY) };
}

function lit(light: Light): Light {
  return Object.fromEntries(Object.entries(light).map(([part, value]) => [part, limited(value, lighting)]));
}

function limited(value: number, { least, most, step }: typeof lighting): number {
  return between(Math.round(value / step) * step, least, most);
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function share(value: number): number {
  return between(value, 0, 1);
}
