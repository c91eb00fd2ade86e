'use client';

import { useState } from 'react';
import { Time } from '#components/review/time/time.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { TimelineEntry } from '#lib/review/applicant/view.ts';
import { WordsButton } from './words-button.tsx';

/** What happened to the applicant, newest first. The name of each kind of entry in the ledger is one key away. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const [showsKinds, setShowsKinds] = useState(false);
  const toggle = () => setShowsKinds((shown) => !shown);
  const label = 'kinds of entries';
  useShortcuts('Details', entries.length > 0 ? [{ key: 'w', label: 'Kinds of entries', run: toggle }] : []);
  if (entries.length === 0)
    return <Empty title="No entries yet">Every action on this applicant will appear here.</Empty>;
  return (
    <>
      <ol className="px-16 py-6">
        {entries.map((entry, index) => (
          <li key={`${entry.at} ${entry.kind} ${String(index)}`} className="flex min-h-28 items-center gap-8 text-12">
            <span className="w-128 shrink-0 text-t3">
              <Time at={entry.at} />
            </span>
            <Icon name={iconOf(entry.kind)} className="text-t3" />
            <span className="min-w-0 break-words">
              {entry.text}
              <span className="text-t3">{`, ${entry.by}`}</span>
            </span>
            {showsKinds && <span className="ms-auto mono min-w-0 break-words text-11 text-t3">{entry.kind}</span>}
          </li>
        ))}
      </ol>
      <WordsButton label={label} isShown={showsKinds} onToggle={toggle} />
    </>
  );
}

const icons: [start: string, icon: IconName][] = [
  ['image.', 'eye'],
  ['evidence.', 'eye'],
  ['field.', 'eye'],
  ['applicant.opened', 'eye'],
  ['decision.', 'check'],
  ['case.', 'open'],
];

function iconOf(kind: string): IconName {
  return icons.find(([start]) => kind.startsWith(start))?.[1] ?? 'clock';
}
