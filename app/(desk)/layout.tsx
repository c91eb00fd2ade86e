import type { ReactNode } from 'react';
import { DeskRoot } from '#components/shell/desk-root.tsx';
import { currentSession } from '#lib/auth/actor.ts';
import { asTheyCome, screenKeys } from '#lib/review/keys/choice.ts';

/**
 * What all guarded screens share. The guard itself is in each page, because a layout does not run on every navigation.
 */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  // Where the session can't be read, the page fails for the same reason, and its own error says so.
  const session = await currentSession().catch(() => null);
  return <DeskRoot keys={screenKeys(session?.keys ?? asTheyCome)}>{children}</DeskRoot>;
}
