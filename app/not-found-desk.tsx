'use client';

import { DeskRoot } from '#components/shell/desk-root.tsx';
import type { Person } from '#components/shell/navigation.ts';
import type { ScreenKeys } from '#lib/review/keys/choice.ts';
import { NotFoundScreen } from './not-found-screen.tsx';

/** The screen outside the layout of the desk, with all that it needs. */
export default function NotFoundDesk({ person, keys }: { person: Person; keys: ScreenKeys }) {
  return (
    <DeskRoot keys={keys}>
      <NotFoundScreen person={person} />
    </DeskRoot>
  );
}
