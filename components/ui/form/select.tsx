'use client';

import { useId } from 'react';
import { cx } from '../cx.ts';
import { Icon } from '../icon.tsx';
import { Kbd } from '../kbd.tsx';
import { type Option, useSelect } from './use-select.ts';

type SelectProps = {
  /** For the `htmlFor` of its label, which names it. */
  id: string;
  /** Names the list of options. */
  label: string;
  value: string | null;
  placeholder: string;
  options: Option[];
  onChange: (value: string) => void;
  isBad?: boolean;
  describedBy?: string;
  leavesLetters?: boolean | undefined;
  takesDigits?: boolean | undefined;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
};

/**
 * One of a list: a combobox without a text field (WAI-ARIA practices). The focus stays on the button, the cursor is its
 * active descendant. While the list is open, the digits 1 to 9 choose.
 */
export function Select({ id, label, placeholder, isBad, describedBy, ...list }: SelectProps) {
  const { options } = list;
  const listId = useId();
  const select = useSelect(list);
  const { isOpen, chosen, cursor } = select;
  return (
    <>
      <button
        ref={select.button}
        id={id}
        type="button"
        role="combobox"
        popoverTarget={listId}
        aria-controls={listId}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-activedescendant={isOpen ? `${listId}-${cursor}` : undefined}
        aria-invalid={isBad || undefined}
        aria-describedby={describedBy}
        onKeyDown={select.onKeyDown}
        className={cx(triggerClass, isBad ? 'border-fail' : 'border-l3')}
      >
        <span className={cx('truncate', chosen === -1 && 'text-t3')}>{options[chosen]?.label ?? placeholder}</span>
        <Icon name="down" className="text-t3" />
      </button>
      <div
        ref={select.popup}
        id={listId}
        popover="auto"
        role="listbox"
        aria-label={label}
        onBeforeToggle={select.onBeforeToggle}
        onToggle={select.onToggle}
        onMouseDown={(event) => event.preventDefault()}
        className="inset-auto max-h-288 min-w-176 overflow-auto rounded-6 bg-s4 p-4 text-t1 shadow-float"
      >
        {isOpen &&
          options.map((option, index) => (
            <OptionLine
              key={option.value}
              id={`${listId}-${index}`}
              option={option}
              digit={index < 9 ? String(index + 1) : null}
              isChosen={index === chosen}
              isAtCursor={index === cursor}
              onPoint={() => select.moveTo(index)}
              onChoose={() => select.choose(index)}
            />
          ))}
      </div>
    </>
  );
}

type OptionLineProps = {
  id: string;
  option: Option;
  digit: string | null;
  isChosen: boolean;
  isAtCursor: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function OptionLine({ id, option, digit, isChosen, isAtCursor, onPoint, onChoose }: OptionLineProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the combobox, whose active descendant this is
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the combobox
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={cx(
        'flex min-h-28 w-full cursor-pointer items-center gap-8 rounded-4 px-8 py-2',
        'whitespace-nowrap select-none phone:min-h-44',
        isAtCursor && 'bg-s3 forced-colors:outline-2',
      )}
    >
      {digit && <Kbd>{digit}</Kbd>}
      <span className="truncate">{option.label}</span>
      {isChosen && <Icon name="check" className="ms-auto" />}
    </div>
  );
}

const triggerClass = cx(
  'flex h-28 w-full min-w-0 items-center justify-between gap-6 rounded-4 border bg-s1 px-8',
  'focus-visible:border-transparent focus-visible:-outline-offset-1 aria-expanded:border-transparent',
  'aria-expanded:outline-2 aria-expanded:-outline-offset-1 aria-expanded:outline-accent phone:h-36',
);
