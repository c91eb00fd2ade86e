import type { ReactNode } from 'react';
import { CjkFonts } from '#components/shell/cjk-fonts.tsx';
import { QueryRoot } from '#components/shell/query-client.tsx';
import { SessionWatch } from '#components/shell/session-watch.tsx';
import { ShortcutRoot } from '#components/shell/shortcuts.tsx';

/**
 * What all guarded screens share. The guard itself is in each page, because a layout does not run on every navigation.
 */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <ShortcutRoot>
      <QueryRoot>{children}</QueryRoot>
      <SessionWatch />
      <CjkFonts />
    </ShortcutRoot>
  );
}
