'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { laterDialog } from '#components/ui/later.tsx';
import type { ScreenKeys } from '#lib/review/keys/choice.ts';
import { isSingleLetterAllowed, isWithin, keyName, ownKey, type Shortcut, shortcutFor } from './keys.ts';
import { KeysContext, useKeys } from './use-keys.ts';

const KeyHelp = laterDialog(async () => (await import('./hints/key-help.tsx')).KeyHelp);

type Registry = Set<{ current: { group: string; shortcuts: Shortcut[] } }>;

/** A shortcut and the group that it was registered in. */
export type Registered = Shortcut & { group: string };

/** Those who are told of the group of each key that acts. */
const hearers = new Set<(group: string) => void>();

const RegistryContext = createContext<Registry | null>(null);

/** The second key of a sequence comes within this time, in milliseconds. */
const sequenceMs = 1_500;

/**
 * One listener for all keys. Screens register their keys while they are shown.
 * @param saved the keys of the member
 */
export function ShortcutRoot({ saved, children }: { saved: ScreenKeys; children: ReactNode }) {
  const [keys, take] = useState(saved);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [registry] = useState<Registry>(
    () => new Set([{ current: { group: 'Everywhere', shortcuts: [helpKey(() => setIsHelpOpen(true))] } }]),
  );
  useEffect(() => {
    let begun: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModifier(event.key)) return;
      const key = keyName(event);
      if (!isSingleLetterAllowed(event, key, keys.areOn)) return;
      const first = begun !== null && event.timeStamp - begun.at < sequenceMs ? begun.key : null;
      const found = shortcutFor(key, first, actingIn(registry, keys, event.target));
      begun = found === 'begins' ? { key, at: event.timeStamp } : null;
      if (found === null) return;
      event.preventDefault();
      if (found !== 'begins') perform(found);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [registry, keys]);
  return (
    <RegistryContext value={registry}>
      <KeysContext value={{ ...keys, take }}>
        <div className="contents" data-keys={keys.areOn ? undefined : 'off'}>
          {children}
          {isHelpOpen && (
            <KeyHelp groups={[...registry].map((entry) => entry.current)} onClose={() => setIsHelpOpen(false)} />
          )}
        </div>
      </KeysContext>
    </RegistryContext>
  );
}

function helpKey(run: () => void): Shortcut {
  return { key: '?', label: 'All keys of this screen', run };
}

/** What acts while the focus is in this element, by the member's keys, the part that was registered last first. */
function actingIn(registry: Registry, { changed }: ScreenKeys, target: EventTarget | null): Registered[] {
  return [...registry]
    .reverse()
    .flatMap(({ current: { group, shortcuts } }) =>
      shortcuts.map((shortcut) => ({ ...shortcut, group, key: ownKey(changed, group, shortcut.key) })),
    )
    .filter((shortcut) => isWithin(shortcut, target));
}

/** Gives what acts while the focus is in an element: where two have the same key, the first one in the list acts. */
export function useActing(): (focus?: Element | null) => Registered[] {
  const registry = useContext(RegistryContext);
  const keys = useKeys();
  return (focus = document.activeElement) => (registry ? actingIn(registry, keys, focus) : []);
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
