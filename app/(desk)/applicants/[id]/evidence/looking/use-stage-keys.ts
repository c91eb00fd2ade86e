import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useReview } from '../../review-state.tsx';
import type { Act } from './use-viewer.ts';
import { deskewing, lookOf, type Viewer } from './viewer-state.ts';

export const zoomStep = 1.25;

/** The keys of the images that are there from the first; those that move are read with the tools. */
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
}
