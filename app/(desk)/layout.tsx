import type { ReactNode } from 'react';
import { CjkFonts } from '#components/shell/cjk-fonts.tsx';
import { QueryRoot } from '#components/shell/query-client.tsx';
import { SessionWatch } from '#components/shell/session-watch.tsx';
import { ShortcutRoot } from '#components/shell/shortcuts.tsx';
import { UndoRoot } from '#components/shell/undo.tsx';

/**
 * What all guarded screens share. The guard itself is in each page, because a layout does not run on every navigation.
 */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <ShortcutRoot>
      <QueryRoot>
        <UndoRoot>{children}</UndoRoot>
      </QueryRoot>
      <SessionWatch />
      <CjkFonts />
    </ShortcutRoot>
  );
}
