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
  const labels = items.map((item) => item.textContent.trim());
  const next = items[nextIndex(event.key, labels, at) ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Where a key leads in a list, by the labels of its items; undefined when it leads nowhere. */
export function nextIndex(key: string, labels: string[], at: number): number | undefined {
  const last = labels.length - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  if (key.length !== 1 || key === ' ') return undefined;
  const order = labels.map((_, step) => (at + 1 + step) % labels.length);
  return order.find((index) => labels[index]?.toLowerCase().startsWith(key.toLowerCase()));
}
