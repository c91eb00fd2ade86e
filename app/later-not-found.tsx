'use client';

import { lazy } from 'react';
import type { Person } from '#components/shell/navigation.ts';
import type { ScreenKeys } from '#lib/review/keys/choice.ts';

/** The framework sends what `not-found.tsx` imports with every page; the screen itself is sent where it is shown. */
const NotFoundDesk = lazy(() => import('./not-found-desk.tsx'));

/** A function, because the server may send this one late too, and React takes nothing lazy inside of something lazy. */
export function LaterNotFound({ person, keys }: { person: Person; keys: ScreenKeys }) {
  return <NotFoundDesk person={person} keys={keys} />;
}
