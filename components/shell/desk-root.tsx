'use client';

import type { ReactNode } from 'react';
import { laterPanel } from '#components/ui/later.tsx';
import type { ScreenKeys } from '#lib/review/keys/choice.ts';
import { QueryRoot } from './query-client.tsx';
import { ShortcutRoot } from './shortcuts.tsx';
import { UndoRoot } from './undo.tsx';

const CjkFonts = laterPanel(async () => (await import('./cjk-fonts.tsx')).CjkFonts, null);
const SessionWatch = laterPanel(async () => (await import('./session-watch.tsx')).SessionWatch, null);

/** What all screens of a signed-in member share: keys, cache, undo, the end of the session, fonts. */
export function DeskRoot({ keys, children }: { keys: ScreenKeys; children: ReactNode }) {
  return (
    <ShortcutRoot saved={keys}>
      <QueryRoot>
        <UndoRoot>{children}</UndoRoot>
      </QueryRoot>
      <SessionWatch />
      <CjkFonts />
    </ShortcutRoot>
  );
}
