import type { ReactNode } from 'react';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { BackToQueue } from './back-to-queue.tsx';

type ListHeaderProps = {
  title: string;
  person: Person;
  /** The screen's one button. */
  act?: ReactNode;
  children: ReactNode;
};

/** The bar of a list screen: its title and a sentence; on a phone, which has no sidebar, the way back and the menu. */
export function ListHeader({ title, person, act, children }: ListHeaderProps) {
  return (
    <header className="flex h-48 shrink-0 items-center gap-8 border-b border-l2 px-16">
      {person.canSeeQueue && (
        <span className="hidden phone:block">
          <BackToQueue />
        </span>
      )}
      <h1 className="shrink-0 text-15 font-semibold tracking-tight">{title}</h1>
      <span className="min-w-0 truncate text-12 text-t3 phone:hidden">{children}</span>
      {act && <span className="ms-auto">{act}</span>}
      <span className={act ? 'hidden phone:block' : 'ms-auto hidden phone:block'}>
        <MeMenu person={person} rail />
      </span>
    </header>
  );
}
