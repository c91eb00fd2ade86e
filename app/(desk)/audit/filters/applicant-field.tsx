import { useRef } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

/** Finds all that was done about one applicant, by the number of a case or by the applicant's id. */
export function ApplicantField({ onSearch }: { onSearch: (applicant: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts('Ledger', [{ key: '/', label: 'Applicant', run: () => input.current?.select() }]);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = input.current?.value.trim() ?? '';
          if (text !== '') onSearch(text);
        }}
      >
        <label
          className={cx(
            'flex h-24 w-240 items-center gap-6 rounded-4 border border-l3 bg-s1 px-6 text-12',
            'focus-within:border-transparent focus-within:outline-2 focus-within:-outline-offset-1',
            'focus-within:outline-accent phone:h-44 phone:w-full',
          )}
        >
          <Icon name="search" className="text-t3" />
          <input
            ref={input}
            type="search"
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            placeholder="Applicant: DK-12 or an id"
            aria-label="Applicant, by case number or id"
            className="w-full min-w-0 bg-transparent outline-none"
          />
          <Kbd>/</Kbd>
        </label>
      </form>
    </search>
  );
}
