'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ClaimBar } from '#components/review/claims/claim-bar.tsx';
import { TakeNext } from '#components/review/claims/take-next.tsx';
import { useClaim } from '#components/review/claims/use-claim.ts';
import { useClaimOnWork } from '#components/review/claims/use-claim-on-work.ts';
import { useNextInInbox } from '#components/review/inbox/next.ts';
import { ReadFailed } from '#components/review/read-json.ts';
import { usePresence } from '#components/review/use-presence.ts';
import type { Person } from '#components/shell/navigation.ts';
import { Rail } from '#components/shell/rail.tsx';
import { cx } from '#components/ui/cx.ts';
import { laterPanel } from '#components/ui/later.tsx';
import { useNow } from '#components/ui/use-now.ts';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import { Banners } from './banners.tsx';
import { Blank } from './blank.tsx';
import { DecideForm, DecisionPane } from './decision/decision-pane.tsx';
import { panesClass } from './frame.ts';
import { ReviewRoot, type Tab } from './review-state.tsx';
import { TopBar } from './top-bar.tsx';
import { useApplicant } from './use-applicant.ts';
import { useHere } from './use-here.ts';
import { usePrefetchNext } from './use-prefetch-next.ts';
import { WhoPane } from './who/who-pane.tsx';

const EvidencePane = laterPanel(async () => (await import('./evidence/evidence-pane.tsx')).EvidencePane);
const Panels = laterPanel(async () => (await import('./details/panels.tsx')).Panels);
const Erased = laterPanel(async () => (await import('./evidence/erased.tsx')).Erased);
const InboxStrip = laterPanel(async () => (await import('./inbox-strip.tsx')).InboxStrip, null);
const ImagesClosed = laterPanel(async () => (await import('./evidence/images-closed.tsx')).ImagesClosed);
const UnreadScreen = laterPanel(async () => (await import('./unread-screen.tsx')).UnreadScreen);
const NotFoundScreen = laterPanel(async () => (await import('../../../not-found-screen.tsx')).NotFoundScreen);

type ApplicantScreenProps = {
  id: string;
  person: Person;
  meId: string;
  canDecide: boolean;
  canTakeOver: boolean;
  canTry: boolean;
};

/** One applicant in three panes: identity, evidence, decision. The browser reads them and draws them. */
export function ApplicantScreen({ id, person, ...member }: ApplicantScreenProps) {
  const applicant = useApplicant(id);
  const isRead = usePartsRead(member.canDecide);
  const { page, error } = applicant;
  if (error instanceof ReadFailed && (error.status === 404 || error.status === 403))
    return <NotFoundScreen person={person} />;
  return (
    <div
      className={cx(
        'grid case-grid h-dvh overflow-hidden stacked:flex stacked:h-auto stacked:min-h-dvh',
        'stacked:flex-col stacked:overflow-visible',
      )}
    >
      <Rail person={person} current="queue" />
      {page && isRead && <Review page={page} applicant={applicant} {...member} />}
      {!page && error && <UnreadScreen error={error} canDecide={member.canDecide} onTryAgain={applicant.tryAgain} />}
      {!error && !(page && isRead) && <Blank />}
    </div>
  );
}

/**
 * Whether the stage, the tabs below it and the form of a decision have been read, beside the applicant; also when that
 * failed, which their place says. Nothing of the case is shown before, so that its keys work as soon as it is seen.
 */
function usePartsRead(canDecide: boolean): boolean {
  const parts = [EvidencePane.part, Panels.part, ...(canDecide ? [DecideForm.part] : [])];
  const [isRead, setIsRead] = useState(parts.every(({ known }) => known !== null));
  const read = useEffectEvent(() => Promise.allSettled(parts.map((part) => part.read())));
  useEffect(() => {
    if (!isRead) void read().then(() => setIsRead(true));
  }, [isRead]);
  return isRead;
}

type ReviewProps = Pick<ApplicantScreenProps, 'meId' | 'canDecide' | 'canTakeOver' | 'canTry'> & {
  page: ApplicantPage;
  applicant: ReturnType<typeof useApplicant>;
};

const nowEveryMs = 20_000;

/** The list of crypto checks leads to their tab, by the address. */
function firstTabOf({ crypto, hits }: ApplicantPage['view']): Tab {
  if (crypto.length > 0 && window.location.hash === '#crypto') return 'crypto';
  return hits.count > 0 ? 'hits' : 'checks';
}

/** Another applicant, round of review or set of open images starts from nothing: no image, caption or draft stays. */
function Review({ page, applicant, meId, canDecide, canTakeOver, canTry }: ReviewProps) {
  const { view, commands, available, lifecycle, acts, told, readAt } = page;
  const { known, changed, look, act, refresh, markDone } = applicant;
  const now = new Date(useNow(nowEveryMs) ?? Date.parse(readAt)).toISOString();
  const here = usePresence(meId).get(view.case?.id ?? '') ?? [];
  useHere(canDecide ? (view.case?.id ?? null) : null);
  const claiming = useClaim({ current: known, meId, canDecide, canTakeOver, now, look, act, refresh });
  const panes = useRef<HTMLDivElement>(null);
  useClaimOnWork(panes, claiming);
  const next = useNextInInbox(canTakeOver ? view.id : null);
  usePrefetchNext(meId, canDecide ? (view.case?.id ?? null) : null, next);
  return (
    <ReviewRoot
      key={[view.id, view.case?.id, view.case?.round, view.may.seeImages].join(' ')}
      applicantId={view.id}
      evidence={view.may.seeImages ? view.evidence : []}
      firstTab={firstTabOf(view)}
      changed={changed}
      look={look}
      act={act}
      refresh={refresh}
      markDone={markDone}
    >
      <main className="flex min-h-0 min-w-0 flex-col bg-s1">
        <TopBar view={view} lifecycle={lifecycle} now={now} here={here.map(({ name }) => name)} who={claiming.who}>
          {canDecide &&
            (lifecycle.erased ? <TakeNext group="Case" look="plain" /> : <ClaimBar claiming={claiming} meId={meId} />)}
        </TopBar>
        {canTakeOver && <InboxStrip applicantId={view.id} />}
        <Banners view={view} applicant={applicant} claiming={claiming} now={now} canTry={canTry} />
        <div ref={panes} className={panesClass}>
          <WhoPane view={view} />
          <section
            aria-label="Evidence"
            className="evidence-pane flex min-h-0 min-w-0 flex-col overflow-hidden stacked:overflow-visible"
          >
            {lifecycle.erased && <Erased erased={lifecycle.erased} providerLabel={view.providerLabel} />}
            {!lifecycle.erased && view.may.seeImages && <EvidencePane view={view} canKeepTurns={canDecide} />}
            {!lifecycle.erased && !view.may.seeImages && (
              <ImagesClosed applicantId={view.id} canReveal={view.may.reveal && view.may.revealNeedsReason} />
            )}
            <Panels view={view} commands={commands} available={available} lifecycle={lifecycle} acts={acts} />
          </section>
          <DecisionPane
            view={view}
            available={available}
            commands={commands}
            told={told}
            meId={meId}
            isErased={lifecycle.erased !== null}
          />
        </div>
      </main>
    </ReviewRoot>
  );
}
