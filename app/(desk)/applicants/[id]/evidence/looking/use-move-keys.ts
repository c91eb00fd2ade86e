import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useReview } from '../../review-state.tsx';
import type { Act } from './use-viewer.ts';
import { lookOf, type Viewer } from './viewer-state.ts';

/** How far an arrow key moves a zoomed image in pixels, and the loupe in shares of the image's place. */
const moveStep = { pixels: 48, share: 0.04 };

const arrows = [
  { key: 'ArrowLeft', where: 'left', x: -1, y: 0 },
  { key: 'ArrowRight', where: 'right', x: 1, y: 0 },
  { key: 'ArrowUp', where: 'up', x: 0, y: -1 },
  { key: 'ArrowDown', where: 'down', x: 0, y: 1 },
];

/** The arrow keys, which act while there is something to move; elsewhere they scroll, as always. */
export function useMoveKeys(view: Viewer, act: Act): void {
  const { active } = useReview();
  const look = lookOf(view, active);
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
