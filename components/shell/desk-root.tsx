'use client';

import type { ReactNode } from 'react';
import type { ScreenKeys } from '#lib/review/keys/choice.ts';
import { CjkFonts } from './cjk-fonts.tsx';
import { QueryRoot } from './query-client.tsx';
import { SessionWatch } from './session-watch.tsx';
import { ShortcutRoot } from './shortcuts.tsx';
import { UndoRoot } from './undo.tsx';

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
