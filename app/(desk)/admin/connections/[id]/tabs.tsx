'use client';

import Link from 'next/link';
import { tabClass } from '#components/ui/tab-class.ts';
import type { ConnectionLine, ConnectionList, ConnectionParts } from '#lib/review/connections/view.ts';
import { useConnections } from '../use-connections.ts';
import { isThere, placeHref, type Tab, tabs } from './place.ts';

const labels: Record<Tab, string> = {
  overview: 'Overview',
  settings: 'Settings',
  webhooks: 'Webhooks',
  dead: 'Dead letters',
  commands: 'Commands',
  import: 'Import ids',
};

export function ConnectionTabs({
  id,
  list,
  parts,
  current,
}: {
  id: string;
  list: ConnectionList;
  parts: ConnectionParts;
  current: Tab;
}) {
  const line = useConnections(list).data.connections.find((connection) => connection.id === id);
  return (
    <nav
      aria-label="Parts"
      className="flex h-40 shrink-0 items-stretch gap-4 overflow-x-auto border-b border-l2 px-8 thin-scroll"
    >
      {tabs
        .filter((tab) => isThere(tab, parts))
        .map((tab) => (
          <Link
            key={tab}
            href={placeHref(id, tab)}
            prefetch={false}
            aria-current={tab === current ? 'page' : undefined}
            className={tabClass(tab === current)}
          >
            {labels[tab]}
            {line && countOf(line, tab) > 0 && (
              <span className="text-12 font-normal text-t3">{countOf(line, tab).toLocaleString('en')}</span>
            )}
          </Link>
        ))}
    </nav>
  );
}

function countOf({ deadLetters, commands }: ConnectionLine, tab: Tab): number {
  if (tab === 'dead') return deadLetters;
  return tab === 'commands' ? commands : 0;
}
