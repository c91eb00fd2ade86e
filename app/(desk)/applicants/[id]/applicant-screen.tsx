'use client';

import { useRef } from 'react';
import { ClaimBar } from '#components/review/claims/claim-bar.tsx';
import { useClaim } from '#components/review/claims/use-claim.ts';
import { useClaimOnWork } from '#components/review/claims/use-claim-on-work.ts';
import { useNextInInbox } from '#components/review/inbox/next.ts';
import { ReadFailed } from '#components/review/read-json.ts';
import { usePresence } from '#components/review/use-presence.ts';
import type { Person } from '#components/shell/navigation.ts';
import { Rail } from '#components/shell/rail.tsx';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Empty } from '#components/ui/empty.tsx';
import { useNow } from '#components/ui/use-now.ts';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { NotFoundScreen } from '../../../not-found-screen.tsx';
import { Banners } from './banners.tsx';
import { Blank } from './blank.tsx';
import { DecisionPane } from './decision/decision-pane.tsx';
import { isErased, Panels } from './details/panels.tsx';
import { EvidencePane } from './evidence/evidence-pane.tsx';
import { ImagesClosed } from './evidence/images-closed.tsx';
import type { WithoutImages } from './evidence/no-images.tsx';
import { panesClass } from './frame.ts';
import { InboxStrip } from './inbox-strip.tsx';
import { ReviewRoot } from './review-state.tsx';
import { TopBar } from './top-bar.tsx';
import { useApplicant } from './use-applicant.ts';
import { useHere } from './use-here.ts';
import { usePrefetchNext } from './use-prefetch-next.ts';
import { WhoPane } from './who/who-pane.tsx';

type ApplicantScreenProps = {
  id: string;
  person: Person;
  meId: string;
  canDecide: boolean;
  canTakeOver: boolean;
};

/** One applicant in three panes: identity, evidence, decision. The browser reads them and draws them. */
export function ApplicantScreen({ id, person, ...member }: ApplicantScreenProps) {
  const applicant = useApplicant(id);
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
      {page && <Review page={page} applicant={applicant} {...member} />}
      {!page && error && (
        <main className="grid place-items-center bg-s1">
          <Empty title="This applicant could not be read" act={<Button onClick={applicant.tryAgain}>Try again</Button>}>
            What you saved before is not affected. {error.message}
          </Empty>
        </main>
      )}
      {!page && !error && <Blank />}
    </div>
  );
}

type ReviewProps = Pick<ApplicantScreenProps, 'meId' | 'canDecide' | 'canTakeOver'> & {
  page: ApplicantPage;
  applicant: ReturnType<typeof useApplicant>;
};

const nowEveryMs = 20_000;

/** Another applicant, round of review or set of open images starts from nothing: no image, caption or draft stays. */
function Review({ page, applicant, meId, canDecide, canTakeOver }: ReviewProps) {
  const { view, commands, available, lifecycle, acts, readAt } = page;
  const { known, changed, look, act, refresh } = applicant;
  const now = new Date(useNow(nowEveryMs) ?? Date.parse(readAt)).toISOString();
  const here = usePresence(meId).get(view.case?.id ?? '') ?? [];
  useHere(canDecide ? (view.case?.id ?? null) : null);
  const claiming = useClaim({ current: known, meId, canDecide, canTakeOver, now, look, act, refresh });
  const panes = useRef<HTMLDivElement>(null);
  useClaimOnWork(panes, claiming);
  const next = useNextInInbox(canTakeOver ? view.id : null);
  usePrefetchNext(canDecide ? (view.case?.id ?? null) : null, next);
  return (
    <ReviewRoot
      key={[view.id, view.case?.id, view.case?.round, view.may.seeImages].join(' ')}
      applicantId={view.id}
      evidence={view.may.seeImages ? view.evidence : []}
      firstTab={view.hits.length > 0 ? 'hits' : 'checks'}
      changed={changed}
      look={look}
      act={act}
      refresh={refresh}
    >
      <main className="flex min-h-0 min-w-0 flex-col bg-s1">
        <TopBar view={view} lifecycle={lifecycle} now={now} here={here.map(({ name }) => name)} who={claiming.who}>
          {canDecide && <ClaimBar claiming={claiming} meId={meId} />}
        </TopBar>
        {canTakeOver && <InboxStrip applicantId={view.id} />}
        <Banners view={view} applicant={applicant} claiming={claiming} now={now} />
        <div ref={panes} className={panesClass}>
          <WhoPane view={view} />
          <section
            aria-label="Evidence"
            className="flex min-h-0 min-w-0 flex-col overflow-hidden stacked:overflow-visible"
          >
            {view.may.seeImages ? (
              <EvidencePane without={withoutImages(view)} />
            ) : (
              <ImagesClosed applicantId={view.id} canReveal={view.may.reveal && view.may.revealNeedsReason} />
            )}
            <Panels view={view} commands={commands} available={available} lifecycle={lifecycle} acts={acts} />
          </section>
          <DecisionPane view={view} available={available} commands={commands} meId={meId} />
        </div>
      </main>
    </ReviewRoot>
  );
}

function withoutImages(view: ApplicantView): WithoutImages {
  const { providerLabel, hasCopy, givesImages, portalLink } = view;
  return { providerLabel, hasCopy, givesImages, portalLink, isErased: isErased(view) };
}
