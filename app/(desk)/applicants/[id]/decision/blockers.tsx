'use client';

import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { BlockerPlace, ShownBlocker } from '#lib/review/case/blocker.ts';
import { type Tab, useReview } from '../review-state.tsx';

const Detail = laterPanel(async () => (await import('./blockers/detail.tsx')).Detail, null);

const tabs: Partial<Record<BlockerPlace, Tab>> = {
  checks: 'checks',
  crypto: 'crypto',
  hits: 'hits',
  location: 'location',
};

/** What has to be cleared or weighed, each a way to its place. */
export function Blockers({ blockers, view }: { blockers: ShownBlocker[]; view: ApplicantView }) {
  const { openTab, compareFaces } = useReview();
  const go = (place: BlockerPlace) => {
    if (place === 'faces') return compareFaces(true);
    // A certificate for wallets may be there without a wallet, and so without its tab.
    const tab = place === 'crypto' && view.crypto.length === 0 ? 'checks' : tabs[place];
    if (tab) openTab(tab);
    const target = document.getElementById(tab ? 'place-details' : `place-${place}`);
    target?.scrollIntoView({ block: 'nearest' });
    if (tab) target?.querySelector<HTMLElement>('[role=tab][tabindex="0"]')?.focus();
  };
  return (
    <ul className="-mx-16">
      {blockers.map((blocker, index) => (
        <li key={`${blocker.title} ${String(index)}`} className="border-b border-l1 last:border-b-0">
          <button
            type="button"
            onClick={() => go(blocker.place)}
            className={cx(
              'flex w-full items-start gap-8 px-16 py-5 hover:bg-s2 focus-visible:-outline-offset-2',
              'phone:py-12',
            )}
          >
            <ToneIcon tone={blocker.tone} className="mt-3" />
            <span className="min-w-0 grow">
              <span className="block font-medium">{blocker.title}</span>
              <Detail blocker={blocker} view={view} />
            </span>
            <Icon name="right" className="mt-3 text-t3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
