import type { ReactNode } from 'react';
import { DeskRoot } from '#components/shell/desk-root.tsx';

/**
 * What all guarded screens share. The guard itself is in each page, because a layout does not run on every navigation.
 */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return <DeskRoot>{children}</DeskRoot>;
}
