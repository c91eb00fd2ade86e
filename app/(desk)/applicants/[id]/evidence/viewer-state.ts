/** How the images on the stage are shown. Zoom and position are shared, so that two images move together. */
export type Viewer = {
  zoom: number;
  /** Offset from the middle of the stage, in pixels. */
  x: number;
  y: number;
  isInverted: boolean;
  /** Quarter turns clockwise, by image. */
  turns: Record<string, number>;
};

export type ViewerAct =
  | { act: 'zoom'; factor: number; at?: { x: number; y: number } }
  | { act: 'fit' }
  | { act: 'move'; x: number; y: number }
  | { act: 'turn'; imageId: string }
  | { act: 'invert' };

export const firstView: Viewer = { zoom: 1, x: 0, y: 0, isInverted: false, turns: {} };

const mostZoom = 10;

export function nextView(view: Viewer, act: ViewerAct): Viewer {
  switch (act.act) {
    case 'fit':
      return { ...view, zoom: 1, x: 0, y: 0 };
    case 'move':
      return view.zoom === 1 ? view : { ...view, x: view.x + act.x, y: view.y + act.y };
    case 'invert':
      return { ...view, isInverted: !view.isInverted };
    case 'turn':
      return { ...view, turns: { ...view.turns, [act.imageId]: ((view.turns[act.imageId] ?? 0) + 1) % 4 } };
    case 'zoom':
      return zoomed(view, act.factor, act.at ?? { x: 0, y: 0 });
  }
}

/** Zooms so that the point under the pointer stays in place. */
function zoomed(view: Viewer, factor: number, at: { x: number; y: number }): Viewer {
  const zoom = Math.min(mostZoom, Math.max(1, view.zoom * factor));
  if (zoom === 1) return { ...view, zoom, x: 0, y: 0 };
  const share = zoom / view.zoom;
  return { ...view, zoom, x: at.x - (at.x - view.x) * share, y: at.y - (at.y - view.y) * share };
}
