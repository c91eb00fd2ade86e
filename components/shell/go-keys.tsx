'use client';

import { useRouter } from 'next/navigation';
import { type Person, type Place, placesFor } from './navigation.ts';
import { useShortcuts } from './shortcuts.tsx';

const keys: Record<Place, string> = { queue: 'g q', ledger: 'g l', connections: 'g c' };

/** `g` and a letter go to a place of the navigation. */
export function GoKeys({ person }: { person: Person }) {
  const router = useRouter();
  useShortcuts(
    'Go',
    placesFor(person).map(({ place, href, label }) => ({ key: keys[place], label, run: () => router.push(href) })),
  );
  return null;
}
