'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { laterDialog } from '#components/ui/later.tsx';
import { type Person, placesFor } from './navigation.ts';
import { paletteKey } from './palette/use-palette.ts';
import { useShortcuts } from './shortcuts.tsx';

const Palette = laterDialog(async () => (await import('./palette/palette.tsx')).Palette);

/** The keys of every screen with navigation: `g` and a letter for each place, and the palette. */
export function DeskKeys({ person }: { person: Person }) {
  const router = useRouter();
  /** Where the focus was when the palette was opened. */
  const [focus, setFocus] = useState<Element | null>(null);
  useShortcuts(
    'Go',
    placesFor(person).map(({ key, label, href }) => ({ key: `g ${key}`, label, run: () => router.push(href) })),
  );
  useShortcuts('Everywhere', [
    { key: paletteKey, label: 'Search or act', run: () => setFocus(document.activeElement) },
  ]);
  return focus && <Palette person={person} focus={focus} onClose={() => setFocus(null)} />;
}
