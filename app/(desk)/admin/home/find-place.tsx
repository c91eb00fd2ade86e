'use client';

import Link from 'next/link';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { SearchBox } from '#components/ui/form/search-box.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { NarrowedCount } from '#components/ui/menu/narrowed-count.tsx';
import { Popover } from '#components/ui/menu/popover.tsx';
import { foundPlaces, type Place } from './places.ts';

/** The most that are drawn at once; typing narrows them. */
const mostDrawn = 12;

/** Finds a setting or a person by name, and leads there. */
export function FindPlace({ places }: { places: readonly Place[] }) {
  const box = useRef<HTMLDivElement>(null);
  const open = () => box.current?.querySelector('button')?.click();
  useShortcuts('Admin home', [{ key: '/', label: 'Find a setting or a person', run: open }]);
  return (
    <div ref={box} className="ms-auto phone:ms-0 phone:w-full">
      <Popover
        trigger={
          <>
            <Icon name="search" className="text-t3" />
            <span className="grow text-start text-t3">Setting or person</span>
            <KeyHint group="Admin home" of="/" />
          </>
        }
        triggerClass="flex h-28 w-264 items-center gap-6 rounded-4 border border-l3 bg-s1 px-8 phone:h-44 phone:w-full"
        focusOn="input"
        className="w-440 max-w-full phone:w-320"
      >
        {(close) => <Found places={places} onLeave={close} />}
      </Popover>
    </div>
  );
}

function Found({ places, onLeave }: { places: readonly Place[]; onLeave: () => void }) {
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const count = useId();
  const found = foundPlaces(places, typed);
  const links = () => [...(list.current?.querySelectorAll('a') ?? [])];
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') links()[0]?.click();
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    links()[0]?.focus();
  };
  return (
    <>
      <SearchBox
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={`Find in ${places.length.toLocaleString('en')}`}
        aria-label="Find a setting or a person"
        aria-describedby={count}
        maxLength={100}
        className="h-28 px-8"
      />
      <ul
        ref={list}
        className="mt-8 max-h-440 overflow-auto thin-scroll"
        onKeyDown={(event) => moveAmong(event, links())}
      >
        {found.slice(0, mostDrawn).map(({ label, about, href }) => (
          <li key={href}>
            <Link href={href} prefetch={false} onClick={onLeave} className={lineClass}>
              <bdi className="shrink-0 font-medium">{label}</bdi>
              <span className="truncate text-12 text-t3">{about}</span>
            </Link>
          </li>
        ))}
      </ul>
      <NarrowedCount id={count} found={found.length} drawn={mostDrawn} />
    </>
  );
}

const lineClass =
  'flex min-h-28 items-baseline gap-8 rounded-4 px-8 py-4 hover:bg-s3 focus-visible:-outline-offset-2 phone:min-h-44';

function moveAmong(event: KeyboardEvent, links: HTMLElement[]): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}
