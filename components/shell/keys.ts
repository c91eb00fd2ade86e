export type Shortcut = {
  /** As named by `keyName`: `j`, `?`, `Enter`, `Ctrl+Shift+Enter`; two keys one after the other with a space: `g q`. */
  key: string;
  /** Its label in the list of keys; without a label it is not listed. */
  label?: string;
  /** A selector: it acts only while the focus is in such an element. */
  within?: string;
  /** A selector: it does not act while the focus is in such an element, which has this key itself. */
  outside?: string;
  /** It acts while the list of a select is open too, where other single letters do not. */
  overList?: boolean;
  run: () => void;
};

/**
 * The name of a key: `Space` for the space bar, and with `Ctrl+` for Control and, on a Mac, Command; `Shift+` is named
 * in a chord alone.
 */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): string {
  if (!event.ctrlKey && !event.metaKey) return event.key === ' ' ? 'Space' : event.key;
  return `Ctrl+${event.shiftKey ? 'Shift+' : ''}${event.key}`;
}

/**
 * The key that a member gave to what comes with another key; of a sequence the first one.
 * @param changed by group and former key: `Queue j`
 */
export function ownKey(changed: Readonly<Record<string, string>>, group: string, key: string): string {
  return key.replace(/^\S+/, (first) => changed[`${group} ${first}`] ?? first);
}

/**
 * What a key does: it acts, begins a sequence (`g` of `g q`), or does nothing.
 * @param begun the key before it, if it began a sequence
 */
export function shortcutFor<S extends Shortcut>(
  key: string,
  begun: string | null,
  shortcuts: readonly S[],
): S | 'begins' | null {
  const sequence = begun === null ? undefined : shortcuts.find((shortcut) => shortcut.key === `${begun} ${key}`);
  const found = sequence ?? shortcuts.find((shortcut) => shortcut.key === key);
  if (found) return found;
  return shortcuts.some((shortcut) => shortcut.key.startsWith(`${key} `)) ? 'begins' : null;
}

/** Whether a shortcut acts for a key that was pressed in this element, and over what floats now. */
export function isWithin({ within, outside, overList, key }: Shortcut, target: EventTarget | null): boolean {
  if (!overList && !key.startsWith('Ctrl+') && isOpen(listBox)) return false;
  const isIn = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  return (within === undefined || isIn(within)) && (outside === undefined || !isIn(outside));
}

/**
 * Single letters act only outside inputs, without modifiers, and while nothing floats over the page but the list of a
 * select, over which `overList` decides; chords such as Ctrl+Enter act in inputs and over an open list too.
 */
export function isSingleLetterAllowed(event: KeyboardEvent, key: string, areOn: boolean): boolean {
  if (event.altKey || event.isComposing || isOpen('dialog[open]')) return false;
  // In a text field it undoes typing.
  if (key === 'Ctrl+z' && isTyping(event.target)) return false;
  if (key.startsWith('Ctrl+')) return true;
  // Escape too: the browser closes what floats only after the page was told of the key.
  if (isTyping(event.target) || isOpen(`:popover-open:not(${listBox})`)) return false;
  return areOn || key.length > 1;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isToggle = target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
  return (target.matches('input, textarea, select') && !isToggle) || target.isContentEditable;
}

const listBox = '[role=listbox]:popover-open';

function isOpen(what: string): boolean {
  return document.querySelector(what) !== null;
}
