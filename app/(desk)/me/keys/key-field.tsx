'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { keyName } from '#components/shell/keys.ts';
import { cx } from '#components/ui/cx.ts';
import { fieldClass } from '#components/ui/form/field.tsx';

type KeyFieldProps = {
  label: string;
  onPress: (key: string) => void;
  /** Escape was pressed. */
  onCancel: () => void;
  /** The focus went elsewhere. */
  onLeave: () => void;
};

/** Takes one key. A field, because only for a field a screen reader passes letters on, and a phone shows its keys. */
export function KeyField({ label, onPress, onCancel, onLeave }: KeyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (leavesAlone.has(event.key)) return;
    // A letter or sign comes as text, in which a key that only modifies another one is no key.
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) return;
    event.preventDefault();
    if (event.key === 'Escape') onCancel();
    else onPress(event.altKey ? `Alt+${event.key}` : keyName(event));
  };
  return (
    <span className="w-96 shrink-0">
      <input
        ref={field}
        value=""
        onChange={({ target }) => onPress(target.value.slice(-1))}
        onKeyDown={onKeyDown}
        onBlur={onLeave}
        aria-label={label}
        placeholder="Press a key"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className={cx(fieldClass(), 'h-24 px-6 text-12 phone:h-36')}
      />
    </span>
  );
}

/** What changes the key that follows, moves on, or is not known to the browser. */
const leavesAlone = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Tab', 'Dead', 'Unidentified']);
