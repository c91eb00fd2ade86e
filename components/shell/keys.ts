import { areKeysOn } from './preference.ts';

export type Shortcut = {
  /** As named by `keyName`: `j`, `?`, `Enter`, `Ctrl+Enter`; two keys one after the other with a space: `g h`. */
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
 * Single letters act only outside inputs, without modifiers, and while nothing floats over the page;
 * chords such as Ctrl+Enter act in inputs and over an open list too.
 */
export function isSingleLetterAllowed(event: KeyboardEvent, key: string): boolean {
  if (event.altKey || event.isComposing || isOpen('dialog[open]')) return false;
  if (key.startsWith('Ctrl+')) return true;
  // Escape too: the browser closes what floats only after the page was told of the key.
  if (isTyping(event.target) || isOpen(':popover-open')) return false;
  return areKeysOn() || key.length > 1;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isToggle = target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
  return (target.matches('input, textarea, select') && !isToggle) || target.isContentEditable;
}

function isOpen(what: 'dialog[open]' | ':popover-open'): boolean {
  return document.querySelector(what) !== null;
}
