import { useRef } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { SearchBox } from '#components/ui/form/search-box.tsx';

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
        <SearchBox
          ref={input}
          shortcut={useKeyCap()('Ledger', '/')}
          maxLength={100}
          placeholder="Applicant: DK-12 or an id"
          aria-label="Applicant, by case number or id"
          className="h-24 w-240 px-6 text-12 phone:w-full"
        />
      </form>
    </search>
  );
}
