'use client';

import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useOpenPalette } from './use-palette.ts';

/** Opens the palette, in the sidebar and in the rail. */
export function PaletteButton({ rail = false }: { rail?: boolean }) {
  const open = useOpenPalette();
  return (
    <button
      type="button"
      onClick={open}
      title={rail ? 'Search or act' : undefined}
      className={rail ? railClass : sideClass}
    >
      <Icon name="search" size={rail ? 16 : 14} className="text-t3" />
      <span className={rail ? 'sr-only' : 'grow text-start'}>Search or act</span>
      {!rail && <Kbd>Ctrl K</Kbd>}
    </button>
  );
}

const railClass = 'mb-2 grid size-32 place-items-center rounded-4 hover:bg-s2';
const sideClass =
  'mb-8 flex h-28 shrink-0 items-center gap-8 rounded-4 border border-l2 bg-s1 px-8 text-t3 hover:bg-s2';
