'use client';

import { DeskRoot } from '#components/shell/desk-root.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { NotFoundScreen } from './not-found-screen.tsx';

/** The screen outside the layout of the desk, with all that it needs. */
export default function NotFoundDesk({ person }: { person: Person }) {
  return (
    <DeskRoot>
      <NotFoundScreen person={person} />
    </DeskRoot>
  );
}
