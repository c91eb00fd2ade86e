'use client';

import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { useReview } from '../review-state.tsx';
import type { Viewer, ViewerAct } from './viewer-state.ts';

type ToolbarProps = { view: Viewer; act: (act: ViewerAct) => void; zoomStep: number; onTurn: () => void };

/** The tools, which act on both images. */
export function Toolbar({ view, act, zoomStep, onTurn }: ToolbarProps) {
  const { evidence, shown, compare } = useReview();
  const keyCap = useKeyCap();
  const named = (tool: string, key: string) => `${tool} (${keyCap('Evidence', key)})`;
  return (
    <div
      role="toolbar"
      aria-label="Image tools"
      className="flex h-36 shrink-0 items-center gap-2 overflow-x-auto border-b border-l2 px-8"
    >
      <Tool
        icon="minus"
        label={named('Zoom out', '-')}
        onClick={() => act({ act: 'zoom', factor: 1 / zoomStep })}
        disabled={view.zoom === 1}
      />
      <button
        type="button"
        title={named('Fit', '0')}
        onClick={() => act({ act: 'fit' })}
        className="h-24 w-44 shrink-0 rounded-4 text-center text-12 text-t2 hover:bg-s2 hover:text-t1"
      >
        {view.zoom === 1 ? 'Fit' : `${Math.round(view.zoom * 100)} %`}
      </button>
      <Tool icon="plus" label={named('Zoom in', '+')} onClick={() => act({ act: 'zoom', factor: zoomStep })} />
      <Gap />
      <Tool icon="rotate" label={named('Rotate', 'r')} onClick={onTurn} />
      <Tool
        icon="invert"
        label={named('Invert', 'i')}
        onClick={() => act({ act: 'invert' })}
        pressed={view.isInverted}
      />
      <Gap />
      <Button
        look="quiet"
        size="sm"
        icon="compare"
        hint={keyCap('Evidence', 'c')}
        pressed={shown.length === 2}
        disabled={evidence.length < 2}
        onClick={compare}
      >
        Compare
      </Button>
    </div>
  );
}

function Tool({
  label,
  ...rest
}: { label: string } & Pick<React.ComponentProps<typeof Button>, 'icon' | 'onClick' | 'disabled' | 'pressed'>) {
  return <Button {...rest} look="quiet" size="sm" aria-label={label} title={label} />;
}

function Gap() {
  return <span className="mx-6 h-16 w-1 shrink-0 bg-l2" />;
}
