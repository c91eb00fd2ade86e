'use client';

import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { useReview } from '../review-state.tsx';
import { useMoveKeys } from './looking/use-move-keys.ts';
import { zoomStep } from './looking/use-stage-keys.ts';
import type { Act } from './looking/use-viewer.ts';
import { isAltered, lookOf, type Viewer } from './looking/viewer-state.ts';

type ToolbarProps = {
  view: Viewer;
  act: Act;
  onTurn: () => void;
  isTurnLost: boolean;
  isAdjusting: boolean;
  /** Which code of a document is laid open below. */
  code: 'zone' | 'barcode' | null;
  onZone: () => void;
  onBarcode: () => void;
  onAdjust: () => void;
  /** The places from which fields were read are framed. */
  hasFrames: boolean;
  onFrames: () => void;
};

/**
 * The tools. They act on the active image, and on both while two move together. In a narrow pane first a name goes,
 * then the keys' hints, and last they take a second line: none is ever out of sight.
 */
export function Toolbar({ view, act, onTurn, isTurnLost, isAdjusting, onAdjust, ...rest }: ToolbarProps) {
  const { evidence, shown, active, compare, compareFaces } = useReview();
  const look = lookOf(view, active);
  useMoveKeys(view, act);
  const isComparing = shown.length === 2;
  const keyCap = useKeyCap();
  const named = (tool: string, key: string) => `${tool} (${keyCap('Evidence', key)})`;
  return (
    <div
      role="toolbar"
      aria-label="Image tools"
      className="tools flex min-h-36 shrink-0 flex-wrap items-center gap-x-2 border-b border-l2 px-8 py-2"
    >
      <Tool
        icon="minus"
        label={named('Zoom out', '-')}
        onClick={() => act({ act: 'zoom', factor: 1 / zoomStep })}
        disabled={look.zoom === 1}
      />
      <button
        type="button"
        title={named('Fit', '0')}
        onClick={() => act({ act: 'fit' })}
        className="h-24 w-44 shrink-0 rounded-4 text-center text-12 text-t2 hover:bg-s2 hover:text-t1"
      >
        {look.zoom === 1 ? 'Fit' : `${Math.round(look.zoom * 100)} %`}
      </button>
      <Tool icon="plus" label={named('Zoom in', '+')} onClick={() => act({ act: 'zoom', factor: zoomStep })} />
      <Gap />
      <Tool icon="rotate" label={named('Rotate', 'r')} onClick={onTurn} />
      <Tool icon="straighten" label="Straighten and light" onClick={onAdjust} pressed={isAdjusting} />
      <Tool
        icon="invert"
        label={named('Invert', 'i')}
        onClick={() => act({ act: 'invert' })}
        pressed={look.isInverted}
      />
      <Tool
        icon="loupe"
        label={named('Loupe', 'z')}
        onClick={() => act({ act: 'loupe', at: view.loupe === null ? { x: 0.5, y: 0.5 } : null })}
        pressed={view.loupe !== null}
      />
      <Gap />
      <Button
        look="quiet"
        size="sm"
        icon="compare"
        hint={keyCap('Evidence', 'c')}
        pressed={isComparing}
        disabled={evidence.length < 2}
        onClick={compare}
      >
        Compare
      </Button>
      {isComparing && (
        <Button
          look="quiet"
          size="sm"
          icon="link"
          title="Move together"
          pressed={view.isLinked}
          onClick={() => act({ act: 'link' })}
        >
          <span className="tool-name">Move together</span>
        </Button>
      )}
      <Button
        look="quiet"
        size="sm"
        icon="fields"
        title="Frame the fields whose place is known"
        pressed={rest.hasFrames}
        onClick={rest.onFrames}
      >
        <span className={isComparing ? 'tool-name' : 'tool-word'}>Fields</span>
      </Button>
      <Button
        look="quiet"
        size="sm"
        icon="people"
        hint={keyCap('Evidence', 'F')}
        disabled={evidence.length < 2}
        title="Faces"
        onClick={() => compareFaces(true)}
      >
        <span className="tool-name">Faces</span>
      </Button>
      <Button
        look="quiet"
        size="sm"
        icon="zone"
        hint={keyCap('Evidence', 'h')}
        pressed={rest.code === 'zone'}
        onClick={rest.onZone}
      >
        MRZ
      </Button>
      <Button
        look="quiet"
        size="sm"
        icon="barcode"
        title="Barcode"
        hint={keyCap('Evidence', 'b')}
        pressed={rest.code === 'barcode'}
        onClick={rest.onBarcode}
      >
        <span className={isComparing ? 'tool-word' : undefined}>Barcode</span>
      </Button>
      {isAltered(look) && (
        <Button look="quiet" size="sm" onClick={() => act({ act: 'reset' })}>
          Reset
        </Button>
      )}
      {isTurnLost && <Tone tone="attention">The turn was not saved</Tone>}
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
