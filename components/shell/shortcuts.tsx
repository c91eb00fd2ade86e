'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { laterDialog } from '#components/ui/later.tsx';
import { isSingleLetterAllowed, isWithin, keyName, type Shortcut, shortcutFor } from './keys.ts';

const KeyHelp = laterDialog(async () => (await import('./key-help.tsx')).KeyHelp);

type Registry = Set<{ current: { group: string; shortcuts: Shortcut[] } }>;

/** A shortcut and the group that it was registered in. */
export type Registered = Shortcut & { group: string };

/** Those who are told of the group of each key that acts. */
const hearers = new Set<(group: string) => void>();

const RegistryContext = createContext<Registry | null>(null);

/** The second key of a sequence comes within this time, in milliseconds. */
const sequenceMs = 1_500;

/** One listener for all keys. Screens register their keys while they are shown. */
export function ShortcutRoot({ children }: { children: ReactNode }) {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [registry] = useState<Registry>(
    () => new Set([{ current: { group: 'Everywhere', shortcuts: [helpKey(() => setIsHelpOpen(true))] } }]),
  );
  useEffect(() => {
    let begun: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModifier(event.key)) return;
      const key = keyName(event);
      if (!isSingleLetterAllowed(event, key)) return;
      const first = begun !== null && event.timeStamp - begun.at < sequenceMs ? begun.key : null;
      const found = shortcutFor(key, first, actingIn(registry, event.target));
      begun = found === 'begins' ? { key, at: event.timeStamp } : null;
      if (found === null) return;
      event.preventDefault();
      if (found !== 'begins') perform(found);
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

function helpKey(run: () => void): Shortcut {
  return { key: '?', label: 'All keys of this screen', run };
}

/** What acts while the focus is in this element, the part that was registered last first. */
function actingIn(registry: Registry, target: EventTarget | null): Registered[] {
  return [...registry]
    .reverse()
    .flatMap(({ current: { group, shortcuts } }) => shortcuts.map((shortcut) => ({ ...shortcut, group })))
    .filter((shortcut) => isWithin(shortcut, target));
}

/** Gives what acts now: where two have the same key, the first one in the list acts. */
export function useActing(): () => Registered[] {
  const registry = useContext(RegistryContext);
  return () => (registry ? actingIn(registry, document.activeElement) : []);
}

/** Does what the key does. */
export function perform({ group, run }: Registered): void {
  for (const hear of hearers) hear(group);
  run();
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
