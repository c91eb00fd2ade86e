import type { ReactNode } from 'react';
import { CjkFonts } from '#components/shell/cjk-fonts.tsx';
import { SessionWatch } from '#components/shell/session-watch.tsx';
import { ShortcutRoot } from '#components/shell/shortcuts.tsx';

/**
 * What every guarded screen needs around it. The guard itself is in each page: a layout is not run on every navigation.
 */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <ShortcutRoot>
      {children}
      <SessionWatch />
      <CjkFonts />
    </ShortcutRoot>
  );
}
