'use client';

import { useRouter } from 'next/navigation';
import { type Person, placesFor } from './navigation.ts';
import { useShortcuts } from './shortcuts.tsx';

/** `g` and a letter lead to each place of the navigation. */
export function GoKeys({ person }: { person: Person }) {
  const router = useRouter();
  useShortcuts(
    'Go',
    placesFor(person).map(({ key, label, href }) => ({ key: `g ${key}`, label, run: () => router.push(href) })),
  );
  return null;
}
