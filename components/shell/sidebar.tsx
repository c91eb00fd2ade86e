'use client';

import type { ReactNode } from 'react';
import { useInbox } from '#components/review/inbox/query.ts';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { inboxCount, type Waiting } from '#lib/review/case/inbox.ts';
import { cappedCount } from '#lib/review/crypto/view.ts';
import { Brand } from './brand.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { MeMenu } from './me/me-menu.tsx';
import { type Person, type Place, placesFor } from './navigation.ts';
import { Bell } from './notices/bell.tsx';
import { PaletteButton } from './palette/palette-button.tsx';
import { ScreenLink } from './screen-link.tsx';

/** The sidebar of a list screen: navigation, what the screen adds, and the member's menu. */
export function Sidebar({
  person,
  current,
  counts,
  views,
  children,
}: {
  person: Person;
  /** Absent where the screen is none of them. */
  current?: Place;
  counts?: Partial<Record<Place, number>>;
  /** Saved filters of the screen, below the places. */
  views?: ReactNode;
  children?: ReactNode;
}) {
  const waiting = useInbox(person.canSeeInbox);
  return (
    <>
      <DeskKeys person={person} />
      <aside className="flex min-h-0 flex-col overflow-hidden border-e border-l2 bg-s0 px-8 pb-8 phone:hidden">
        <div className="flex h-48 shrink-0 items-center gap-8 px-8">
          <Brand />
          <bdi className="ms-auto min-w-0 truncate text-12 text-t3 narrow:hidden">{person.organisation}</bdi>
        </div>
        <PaletteButton />
        <nav aria-label="Main">
          {placesFor(person).map(({ place, key: _key, ...entry }) => (
            <Entry
              key={place}
              {...entry}
              place={place}
              isCurrent={place === current}
              count={countAt(place, counts, waiting)}
            />
          ))}
        </nav>
        {person.hasNotices && <Bell />}
        {views}
        <div className="mt-auto flex min-h-0 flex-col">{children}</div>
        <MeMenu person={person} />
      </aside>
    </>
  );
}

/** What waits at a place: as the screen itself says, else as it was read for the member; nothing of an empty inbox. */
function countAt(
  place: Place,
  counts: Partial<Record<Place, number>> = {},
  waiting: Waiting | undefined,
): number | undefined {
  if (place === 'inbox') return (waiting ? inboxCount(waiting) : counts.inbox) || undefined;
  if (place === 'hits') return counts.hits ?? waiting?.openHits;
  if (place === 'crypto') return counts.crypto ?? waiting?.openCrypto;
  return counts[place] ?? (place === 'queue' ? waiting?.toReview : undefined);
}

type EntryProps = {
  place: Place;
  href: string;
  label: string;
  icon: IconName;
  isCurrent: boolean;
  count: number | undefined;
};

function Entry({ place, href, label, icon, isCurrent, count }: EntryProps) {
  const countClass = cx('ms-auto text-12 font-normal', isCurrent ? 'text-t2' : 'text-t3');
  return (
    <ScreenLink href={href} aria-current={isCurrent ? 'page' : undefined} className="side-link">
      <Icon name={icon} className={isCurrent ? 'text-t1' : 'text-t3'} />
      {label}
      {count !== undefined && (
        <span className={countClass}>
          {place === 'crypto' ? cappedCount(count) : count.toLocaleString('en')}
          {place === 'inbox' && <span className="sr-only"> waiting</span>}
        </span>
      )}
    </ScreenLink>
  );
}
