import { areKeysOn } from './preference.ts';

export type Shortcut = {
  /** As named by `keyName`: `j`, `?`, `Enter`, `Ctrl+Enter`. */
  key: string;
  /** Its label in the list of keys; without a label it is not listed. */
  label?: string;
  run: () => void;
};

/** The name of a key, with `Ctrl+` for Control and, on a Mac, Command. */
export function keyName(event: KeyboardEvent): string {
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key;
}

/**
 * Single letters work only outside inputs, without modifiers, and while no dialog or menu is open. Chords such as
 * Ctrl+Enter work in inputs too.
 */
export function isSingleLetterAllowed(event: KeyboardEvent, key: string): boolean {
  if (event.altKey || event.isComposing || isOverlaid(event.target)) return false;
  if (key.startsWith('Ctrl+')) return true;
  if (isTyping(event.target)) return false;
  return areKeysOn() || key.length > 1;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isToggle = target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
  return (target.matches('input, textarea, select') && !isToggle) || target.isContentEditable;
}

function isOverlaid(target: EventTarget | null): boolean {
  return (
    document.querySelector('dialog[open]') !== null ||
    (target instanceof Element && target.closest('[role=menu]') !== null)
  );
}
