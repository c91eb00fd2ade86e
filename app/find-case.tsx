'use client';

import { useRef } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { fieldClass } from '#components/ui/form/field.tsx';

/** The queue's own search, from where there is no queue. */
export function FindCase() {
  const field = useRef<HTMLInputElement>(null);
  useShortcuts('Go', [{ key: '/', label: 'Find a case', run: () => field.current?.focus() }]);
  return (
    <search>
      <form action="/queue" className="flex flex-wrap items-center gap-8">
        <span className="w-320 phone:w-full">
          <input
            ref={field}
            type="search"
            name="text"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            aria-label="Search the queue"
            placeholder="Case number or id"
            className={cx(fieldClass(), 'h-28 px-8 phone:h-36')}
          />
        </span>
        <Button type="submit" look="primary">
          Find case
        </Button>
      </form>
    </search>
  );
}
