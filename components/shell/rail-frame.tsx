import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { MeMenu } from './me/me-menu.tsx';
import type { Person, Place } from './navigation.ts';
import { Rail } from './rail.tsx';

type RailFrameProps = { person: Person; current: Place; bar: ReactNode; children: ReactNode };

/** The narrow navigation beside a screen that needs the width: a bar, and below it the screen's parts. */
export function RailFrame({ person, current, bar, children }: RailFrameProps) {
  return (
    <div
      className={cx(
        'relative grid case-grid h-dvh overflow-hidden stacked:flex stacked:h-auto stacked:min-h-dvh',
        'stacked:flex-col stacked:overflow-visible',
      )}
    >
      <Rail person={person} current={current} />
      <main className="flex min-h-0 min-w-0 grow flex-col bg-s1">
        <header
          className={cx(
            'flex h-44 shrink-0 items-center gap-8 border-b border-l2 px-16',
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
    </div>
  );
}
