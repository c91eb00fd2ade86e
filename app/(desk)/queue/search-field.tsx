'use client';

import { useEffect, useRef } from 'react';
import { rowLinks } from '#components/review/rows/cursor.ts';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { SearchBox } from '#components/ui/form/search-box.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress, queueQuery } from '#lib/review/case/queue-address.ts';
import { goToFilter } from './use-queue.ts';

/** Typing stops for this long before the search begins, in milliseconds. */
const pauseMs = 200;

type QueueSearchProps = {
  filter: QueueFilter;
  /** Of which filter and page the rows on the screen are; null while they are of another one. */
  rowsOf: string | null;
  seesNames: boolean;
};

/**
 * Searches while its text is typed; Enter and the arrow down go to the first row that it found.
 * The placeholder tells a role that sees no names what it can search by. Before the page's script runs it is a plain
 * form.
 */
export function QueueSearch({ filter, rowsOf, seesNames }: QueueSearchProps) {
  const { input, search, searchSoon } = useSearch(filter);
  const toRows = useToRows(filter, rowsOf);
  useShortcuts('Queue', [{ key: '/', label: 'Search', run: () => input.current?.select() }]);
  return (
    <search className="w-288 narrow:w-264 phone:order-last phone:w-full">
      <form
        action="/queue"
        onSubmit={(event) => {
          event.preventDefault();
          search();
          toRows(input.current?.value.trim() ?? '');
        }}
      >
        {[...new URLSearchParams(queueQuery({ ...filter, text: '', cursor: null }))].map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <SearchBox
          ref={input}
          shortcut={useKeyCap()('Queue', '/')}
          name="text"
          defaultValue={filter.text}
          onChange={() => {
            toRows(null);
            searchSoon();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            search();
            toRows(event.currentTarget.value.trim());
          }}
          maxLength={200}
          placeholder={seesNames ? 'Name, id, email, document number' : 'Case number or id'}
          aria-label={seesNames ? 'Search' : 'Search by case number or id'}
          className="h-28 px-8"
        />
      </form>
    </search>
  );
}

/** Moves the focus to the first row, at once or as soon as the rows of the text are there; null: no longer. */
function useToRows({ text }: QueueFilter, rowsOf: string | null): (wanted: string | null) => void {
  const waitsFor = useRef<string | null>(null);
  const goWhenThere = () => {
    if (waitsFor.current === null || waitsFor.current !== text || rowsOf === null) return;
    waitsFor.current = null;
    rowLinks()[0]?.focus();
  };
  useEffect(goWhenThere, [rowsOf, text]);
  return (wanted) => {
    waitsFor.current = wanted;
    goWhenThere();
  };
}

function useSearch(filter: QueueFilter) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useRef(filter.text);
  /** What was searched for here and is not in the address yet: it may come there while more is typed. */
  const sent = useRef<string[]>([]);
  useEffect(() => {
    if (shown.current === filter.text) return;
    shown.current = filter.text;
    const at = sent.current.indexOf(filter.text);
    sent.current = at === -1 ? [] : sent.current.slice(at + 1);
    // From a link, or from going back.
    if (at === -1 && input.current) input.current.value = filter.text;
  }, [filter.text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = () => {
    clearTimeout(timer.current);
    const text = input.current?.value.trim() ?? '';
    const before = sent.current.at(-1) ?? filter.text;
    if (text === before) return;
    sent.current.push(text);
    // One step back leads to where the search began, not through its letters.
    goToFilter(queueAddress({ ...filter, text, cursor: null }), before === '' ? 'push' : 'replace');
  };
  const searchSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(search, pauseMs);
  };
  return { input, search, searchSoon };
}
