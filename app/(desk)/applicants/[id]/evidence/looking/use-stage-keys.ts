import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useReview } from '../../review-state.tsx';
import type { Act } from './use-viewer.ts';
import { deskewing, lookOf, type Viewer } from './viewer-state.ts';

export const zoomStep = 1.25;

/** How far an arrow key moves a zoomed image in pixels, and the loupe in shares of the image's place. */
const moveStep = { pixels: 48, share: 0.04 };

const arrows = [
  { key: 'ArrowLeft', where: 'left', x: -1, y: 0 },
  { key: 'ArrowRight', where: 'right', x: 1, y: 0 },
  { key: 'ArrowUp', where: 'up', x: 0, y: -1 },
  { key: 'ArrowDown', where: 'down', x: 0, y: 1 },
];

/** The keys of the images. The arrow keys act while there is something to move; elsewhere they scroll, as always. */
export function useStageKeys(view: Viewer, act: Act, turn: () => void): void {
  const { evidence, show, compare, active } = useReview();
  const look = lookOf(view, active);
  const zoom = (factor: number) => () => act({ act: 'zoom', factor });
  const deskew = (by: number) => () => act({ act: 'deskew', degrees: look.deskew + by * deskewing.step });
  const loupe = () => act({ act: 'loupe', at: view.loupe === null ? { x: 0.5, y: 0.5 } : null });
  useShortcuts('Evidence', [
    ...evidence.slice(0, 9).map((item) => ({
      key: String(item.position),
      label: `${item.position} ${item.label}`,
      run: () => show(item.imageId),
    })),
    { key: 'c', label: 'Compare two', run: compare },
    { key: '+', label: 'Zoom in', run: zoom(zoomStep) },
    { key: '=', run: zoom(zoomStep) },
    { key: '-', label: 'Zoom out', run: zoom(1 / zoomStep) },
    { key: '0', label: 'Fit', run: () => act({ act: 'fit' }) },
    { key: 'r', label: 'Rotate', run: turn },
    { key: '[', label: 'Straighten to the left', run: deskew(-1) },
    { key: ']', label: 'Straighten to the right', run: deskew(1) },
    { key: 'i', label: 'Invert', run: () => act({ act: 'invert' }) },
    { key: 'z', label: 'Loupe', run: loupe },
  ]);
  useShortcuts(
    'Evidence',
    look.zoom === 1 && view.loupe === null
      ? []
      : arrows.map(({ key, where, x, y }) => ({
          key,
          label: view.loupe ? `Loupe ${where}` : `Look further ${where}`,
          within: 'section[aria-label=Evidence], body:not(:focus-within)',
          outside: '[role=tablist], [role=tabpanel], [role=menu], input',
          run: () =>
            view.loupe
              ? act({
                  act: 'loupe',
                  at: { x: view.loupe.x + x * moveStep.share, y: view.loupe.y + y * moveStep.share },
                })
              : act({ act: 'move', by: { x: -x * moveStep.pixels, y: -y * moveStep.pixels }, within: placeOf(active) }),
        })),
  );
}

/** The size of the place in which an image is shown. */
function placeOf(imageId: string | null): { width: number; height: number } {
  const place = document.querySelector(`[data-view="${imageId}"] [data-picture]`);
  return place?.getBoundingClientRect() ?? { width: 0, height: 0 };
}
