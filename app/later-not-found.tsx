'use client';

import { lazy } from 'react';
import type { Person } from '#components/shell/navigation.ts';

const NotFoundDesk = lazy(() => import('./not-found-desk.tsx'));

/**
 * The framework sends what `not-found.tsx` imports with every page; the screen itself is sent where it is shown. A
 * function, because the framework makes a lazy type of what a server component imports, and React takes no lazy type of
 * a lazy type: on a slow machine the page then failed.
 */
export function LaterNotFound({ person }: { person: Person }) {
  return <NotFoundDesk person={person} />;
}
