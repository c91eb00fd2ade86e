import type { KeyboardEvent } from 'react';

export function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')];
}

/** Focuses the checked item, or the first one. */
export function focusItem(menu: HTMLElement): void {
  const items = itemsOf(menu);
  (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
}

/** The keys of a menu (WAI-ARIA practices): arrows wrap around, Home, End, a first letter; Tab leaves it. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, items: HTMLElement[]): void {
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = nextOf(event.key, items, at);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function nextOf(key: string, items: HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1);
  if (key.length !== 1 || key === ' ') return undefined;
  const following = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return following.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
