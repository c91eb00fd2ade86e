'use client';

import Form from 'next/form';
import { useRef } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { SearchBox } from '#components/ui/form/search-box.tsx';

/** Finds members by name or address, on Enter. */
export function MemberSearch({ text }: { text: string }) {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts('Team', [{ key: '/', label: 'Search', run: () => input.current?.select() }]);
  return (
    <search className="w-264 phone:w-full">
      <Form action="/admin/team" prefetch={false}>
        <SearchBox
          key={text}
          ref={input}
          name="text"
          shortcut={useKeyCap()('Team', '/')}
          defaultValue={text}
          maxLength={100}
          placeholder="Name or work email"
          aria-label="Search members"
          className="h-28 px-8"
        />
      </Form>
    </search>
  );
}
