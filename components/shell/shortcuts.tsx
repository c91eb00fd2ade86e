'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { KeyHelp } from './key-help.tsx';
import { isSingleLetterAllowed, keyName, type Shortcut } from './keys.ts';

type Registry = Set<{ current: { group: string; shortcuts: Shortcut[] } }>;

/** The second key of two, as of `g q`, comes within this time, in milliseconds. */
const sequenceMs = 1_500;

const RegistryContext = createContext<Registry | null>(null);

/** One listener for all keys. Screens register their keys while they are shown. */
export function ShortcutRoot({ children }: { children: ReactNode }) {
  const [registry] = useState<Registry>(() => new Set());
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  useEffect(() => {
    let begun = { key: '', at: 0 };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const pressed = keyName(event);
      if (!isSingleLetterAllowed(event, pressed)) return;
      if (pressed === '?') return setIsHelpOpen(true);
      const all = [...registry].reverse().flatMap((entry) => entry.current.shortcuts);
      const two = event.timeStamp - begun.at < sequenceMs ? `${begun.key} ${pressed}` : '';
      begun = { key: pressed, at: event.timeStamp };
      const found = all.find(({ key }) => key === two) ?? all.find(({ key }) => key === pressed);
      if (!found) return;
      event.preventDefault();
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
