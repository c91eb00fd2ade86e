'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { KeyHelp } from './key-help.tsx';
import { isSingleLetterAllowed, keyName, type Shortcut } from './keys.ts';

type Registry = Set<{ current: { group: string; shortcuts: Shortcut[] } }>;

const RegistryContext = createContext<Registry | null>(null);

/** The second key of a sequence comes within this time. */
const sequenceMs = 1_500;

/** One listener for all keys. Screens register their keys while they are shown. */
export function ShortcutRoot({ children }: { children: ReactNode }) {
  const [registry] = useState<Registry>(() => new Set());
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const before = useRef<{ key: string; at: number } | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const key = keyName(event);
      if (!isSingleLetterAllowed(event, key)) return;
      if (key === '?') return setIsHelpOpen(true);
      const all = [...registry].reverse().flatMap((entry) => entry.current.shortcuts);
      const first = before.current && event.timeStamp - before.current.at < sequenceMs ? before.current.key : null;
      before.current = all.some((shortcut) => shortcut.key.startsWith(`${key} `)) ? { key, at: event.timeStamp } : null;
      const sequence = first === null ? undefined : all.find((shortcut) => shortcut.key === `${first} ${key}`);
      const found = sequence ?? all.find((shortcut) => shortcut.key === key);
      if (!found) return;
      before.current = null;
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
