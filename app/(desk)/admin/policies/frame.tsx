import Link from 'next/link';
import type { ReactNode } from 'react';
import { Time } from '#components/review/time/time.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { RailFrame } from '#components/shell/rail-frame.tsx';
import { tabClass } from '#components/ui/tab-class.ts';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { Applying } from './applying.tsx';
import { DiscardOwnDraft } from './discard-own-draft.tsx';
import { type Part, parts, placeHref } from './place.ts';

type FrameProps = { view: PoliciesView; part: Part; person: Person; children: ReactNode };

/** The frame of the policies' screen: which version is in force, and its parts. */
export function PoliciesFrame({ view, part, person, children }: FrameProps) {
  return (
    <RailFrame
      person={person}
      current="policies"
      bar={
        <>
          <h1 className="shrink-0 text-15 font-semibold tracking-tight">Policies</h1>
          <Version view={view} />
          {view.draft && part === 'edit' && (
            <span className="ms-auto">
              <DiscardOwnDraft />
            </span>
          )}
        </>
      }
    >
      <Tabs view={view} part={part} />
      {view.applying && <Applying {...view.applying} />}
      {children}
    </RailFrame>
  );
}

function Version({ view: { edition } }: { view: PoliciesView }) {
  return (
    <span className="min-w-0 truncate text-12 text-t2 phone:order-last phone:basis-full">
      <b className="font-medium text-t1">Version {edition.number}</b>, in force since{' '}
      <Time at={edition.publishedAt} as="date" />
      {edition.by && (
        <>
          , by <bdi>{edition.by}</bdi> and <bdi>{edition.second}</bdi>
        </>
      )}
    </span>
  );
}

const labels: Record<Part, string> = {
  edit: 'Policies',
  preview: 'Preview',
  requests: 'Requests',
  history: 'History',
};

function Tabs({ view, part }: { view: PoliciesView; part: Part }) {
  const waiting = view.requests.filter(({ state }) => state === 'waiting').length;
  const counts: Record<Part, number> = { edit: 0, preview: 0, requests: waiting, history: view.edition.number };
  return (
    <nav
      aria-label="Parts"
      className="flex h-40 shrink-0 items-stretch gap-4 overflow-x-auto border-b border-l2 px-8 thin-scroll"
    >
      {parts.map((one) => (
        <Link
          key={one}
          href={placeHref(one)}
          prefetch={false}
          aria-current={one === part ? 'page' : undefined}
          className={tabClass(one === part)}
        >
          {labels[one]}
          {counts[one] > 0 && <span className="text-12 font-normal text-t3">{counts[one].toLocaleString('en')}</span>}
        </Link>
      ))}
    </nav>
  );
}
