import { type KeyboardEvent, useState } from 'react';
import { nextIndex } from '../menu/focus.ts';
import { usePopover } from '../menu/use-popover.ts';

export type Option = { value: string; label: string };

type SelectInput = {
  value: string | null;
  options: Option[];
  onChange: (value: string) => void;
  /** Letters are left to the page, which has keys of its own for them; else a first letter moves the cursor. */
  leavesLetters?: boolean | undefined;
  /** A digit chooses while the list is closed too: where the page has no keys of its own for digits. */
  takesDigits?: boolean | undefined;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
};

/** The list of a select: open or not, where its cursor is, and what its keys do. */
export function useSelect({ value, options, onChange, leavesLetters, takesDigits, open, onOpenChange }: SelectInput) {
  const [moved, setMoved] = useState<number | null>(null);
  const onPresent = (button: HTMLElement) => button.focus();
  const popover = usePopover({ at: 'under', onPresent, open, onOpenChange });
  const { popup, isOpen, hide } = popover;
  const chosen = options.findIndex((option) => option.value === value);
  const cursor = moved ?? Math.max(0, chosen);
  const close = () => {
    hide();
    onOpenChange?.(false);
  };
  const choose = (index: number) => {
    close();
    const option = options[index];
    if (option) onChange(option.value);
  };
  const moveTo = (index: number) => {
    setMoved(index);
    popup.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isOpen) {
      const digit = takesDigits && event.key !== 'Enter' ? pickedBy(event.key, -1, options.length) : null;
      if (digit !== null && digit >= 0) return choose(digit);
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      popup.current?.showPopover();
      return;
    }
    // The choice has to be meant: leaving the list makes none.
    if (event.key === 'Tab') return close();
    const picked = pickedBy(event.key, cursor, options.length);
    const labels = options.map(({ label }) => (leavesLetters ? '' : label));
    const next = picked === null ? nextIndex(event.key, labels, cursor) : undefined;
    if (picked === null && next === undefined) return;
    event.preventDefault();
    if (picked !== null) choose(picked);
    else if (next !== undefined) moveTo(next);
  };
  const onBeforeToggle: typeof popover.onBeforeToggle = (event) => {
    if (event.newState === 'closed') setMoved(null);
    popover.onBeforeToggle(event);
  };
  return { ...popover, onBeforeToggle, chosen, cursor, choose, moveTo: setMoved, onKeyDown };
}

/** Which option a key chooses: a digit its own, Enter and Space that of the cursor. */
function pickedBy(key: string, cursor: number, count: number): number | null {
  if (key === 'Enter' || key === ' ') return cursor;
  return /^[1-9]$/.test(key) && Number(key) <= count ? Number(key) - 1 : null;
}
