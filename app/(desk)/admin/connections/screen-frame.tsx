import type { ReactNode } from 'react';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { cx } from '#components/ui/cx.ts';

/** The frame of all screens about connections: navigation, a bar with the buttons of the screen, and one pane. */
export function ScreenFrame({ person, bar, children }: { person: Person; bar: ReactNode; children: ReactNode }) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="connections" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <header
          className={cx(
            'flex h-48 shrink-0 items-center gap-8 border-b border-l2 px-16',
            'phone:h-auto phone:min-h-48 phone:flex-wrap phone:py-8',
          )}
        >
          {bar}
          <span className="ms-auto hidden phone:block">
            <MeMenu person={person} rail />
          </span>
        </header>
        {children}
      </main>
    </DeskFrame>
  );
}
