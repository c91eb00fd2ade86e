import { type ToggleEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type MenuPlace, place } from './place.ts';

type PopoverInput = {
  at: MenuPlace;
  /** Moves the focus to where it belongs while it is open. */
  onPresent: (button: HTMLElement, popup: HTMLElement) => void;
  /** Opens and closes from outside; without it the trigger alone does. */
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
};

/** A button and what it opens, on the browser's own popover: over everything, closed by Escape or a press elsewhere. */
export function usePopover({ at, onPresent, open, onOpenChange }: PopoverInput) {
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [isToggled, setIsToggled] = useState(false);
  const present = () => {
    if (!button.current || !popup.current) return;
    place(popup.current, button.current, at);
    onPresent(button.current, popup.current);
  };
  // Open and in focus before the next key arrives: the browser's own toggle event comes too late for "x 1".
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of `open` opens or closes
  useLayoutEffect(() => {
    if (open === undefined) return;
    popup.current?.togglePopover(open);
    if (open) present();
  }, [open]);
  // The browser opens it by itself; someone may have been quicker than this script.
  useEffect(() => {
    if (popup.current?.matches(':popover-open')) setIsToggled(true);
  }, []);
  const isOpen = isToggled || open === true;
  const onSize = useEffectEvent(() => {
    if (!button.current || !popup.current?.matches(':popover-open')) return;
    if (document.activeElement === button.current) present();
    else place(popup.current, button.current, at);
  });
  // What is read after it was opened makes it larger: it would reach out of the screen, and have no focus.
  useEffect(() => {
    if (!isOpen || !popup.current) return;
    const sizes = new ResizeObserver(() => onSize());
    sizes.observe(popup.current);
    return () => sizes.disconnect();
  }, [isOpen]);
  const onBeforeToggle = ({ newState }: ToggleEvent) => {
    // The items have to be there before the list shows, so that it has its size and something to focus.
    if (newState === 'open' && !open) flushSync(() => setIsToggled(true));
    // Told at once: the toggle event comes later, and would close again what a key has opened in the meantime.
    if (newState === 'closed') {
      setIsToggled(false);
      onOpenChange?.(false);
    }
  };
  const onToggle = ({ newState, currentTarget }: ToggleEvent) => {
    // This event comes late: what was opened may have been closed since, and would open again.
    if (newState !== 'open' || !currentTarget.matches(':popover-open')) return;
    setIsToggled(true);
    present();
    onOpenChange?.(true);
  };
  /** Closed before the next key arrives: the browser's own toggle event comes too late here as well. */
  const hide = () => {
    popup.current?.hidePopover();
    setIsToggled(false);
  };
  return { button, popup, hide, isOpen, onBeforeToggle, onToggle };
}
