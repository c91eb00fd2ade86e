'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { laterDialog } from '#components/ui/later.tsx';
import { isSingleLetterAllowed, isWithin, keyName, type Shortcut, shortcutFor } from './keys.ts';

const KeyHelp = laterDialog(async () => (await import('./key-help.tsx')).KeyHelp);

type Registry = Set<{ current: { group: string; shortcuts: Shortcut[] } }>;

/** Those who are told of the group of each key that acts. */
const hearers = new Set<(group: string) => void>();

const RegistryContext = createContext<Registry | null>(null);

const help: Shortcut = { key: '?', run: () => undefined };

/** The second key of a sequence comes within this time, in milliseconds. */
const sequenceMs = 1_500;

/** One listener for all keys. Screens register their keys while they are shown. */
export function ShortcutRoot({ children }: { children: ReactNode }) {
  const [registry] = useState<Registry>(() => new Set());
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  useEffect(() => {
    let begun: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModifier(event.key)) return;
      const key = keyName(event);
      if (!isSingleLetterAllowed(event, key)) return;
      if (key === '?' && isWithin(help, event.target)) return setIsHelpOpen(true);
      const first = begun !== null && event.timeStamp - begun.at < sequenceMs ? begun.key : null;
      const latestFirst = [...registry]
        .reverse()
        .flatMap(({ current }) => current.shortcuts.map((shortcut) => ({ ...shortcut, group: current.group })))
        .filter((shortcut) => isWithin(shortcut, event.target));
      const found = shortcutFor(key, first, latestFirst);
      begun = found === 'begins' ? { key, at: event.timeStamp } : null;
      if (found === null) return;
      event.preventDefault();
      if (found === 'begins') return;
      for (const hear of hearers) hear(found.group);
      found.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return (
    <RegistryContext value={registry}>
      {children}
      {isHelpOpen && (
        <KeyHelp groups={[...registry].map((entry) => entry.current)} onClose={() => setIsHelpOpen(false)} />
      )}
    </RegistryContext>
  );
}

/** Registers the keys of one part of the screen. Where two parts have the same key, the later one wins. */
export function useShortcuts(group: string, shortcuts: Shortcut[]): void {
  const registry = useContext(RegistryContext);
  const entry = useRef({ group, shortcuts });
  useEffect(() => {
    entry.current = { group, shortcuts };
  });
  useEffect(() => {
    registry?.add(entry);
    return () => {
      registry?.delete(entry);
    };
  }, [registry]);
}

/** Calls `hear` with the group of each key that acts, just before it does. Gives the function that ends it. */
export function onShortcut(hear: (group: string) => void): () => void {
  hearers.add(hear);
  return () => void hearers.delete(hear);
}

function isModifier(key: string): boolean {
  return key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta';
}
