import { Ago } from '#components/review/time/ago.tsx';
import { VendorBanner } from '#components/review/vendor-banner.tsx';
import { Banner } from '#components/ui/banner.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';

/** A banner for when our copy may be out of date, and what can be done meanwhile. */
export function VendorState({ view, now }: { view: ApplicantView; now: string }) {
  const { trouble, unread, providerLabel } = view;
  if (trouble) {
    return (
      <VendorBanner
        vendor={providerLabel}
        trouble={trouble}
        now={now}
        act={<span className="text-t2 phone:hidden">Tried again by itself</span>}
      >
        {'This is our copy from '}
        <Ago at={view.fetchedAt} now={now} />. Decisions are recorded now; images that were not fetched yet may be
        missing.
      </VendorBanner>
    );
  }
  if (!unread) return null;
  const why = unread === 'too_large' ? 'is larger than Docket reads' : 'could not be read';
  return (
    <Banner tone="attention" title={`The last answer of ${providerLabel} about this applicant ${why}.`}>
      {view.identity.length === 0 ? (
        'Nothing else is known about them. Docket will read them again by itself.'
      ) : (
        <>
          {'This is our copy from '}
          <Ago at={view.fetchedAt} now={now} />. Docket will read them again by itself.
        </>
      )}
    </Banner>
  );
}
