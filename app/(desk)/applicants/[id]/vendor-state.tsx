'use client';

import { useState } from 'react';
import { Ago } from '#components/review/time/ago.tsx';
import { VendorAnswers, VendorBanner } from '#components/review/vendor-banner.tsx';
import { Banner } from '#components/ui/banner.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { TryConnection } from '../../try-connection.tsx';

type VendorStateProps = {
  view: ApplicantView;
  now: string;
  /** Whether the reader may have a vendor that is down tried now. */
  canTry: boolean;
  /** Reads the applicant again, once the vendor has answered. */
  look: () => void;
};

/** A banner for when our copy may be out of date, and what can be done meanwhile. */
export function VendorState({ view, now, canTry, look }: VendorStateProps) {
  const { trouble, unread, providerLabel } = view;
  const [answeredAt, setAnsweredAt] = useState<string | null>(null);
  if (answeredAt !== null && !(trouble && trouble.since > answeredAt)) {
    return (
      <VendorAnswers vendor={providerLabel}>
        What waited for it is sent now, and this applicant is read again.
      </VendorAnswers>
    );
  }
  if (trouble) {
    const act =
      canTry && trouble.kind === 'down' ? (
        <TryConnection
          target={{ applicantId: view.id }}
          onAnswered={(at) => {
            setAnsweredAt(at);
            look();
          }}
        />
      ) : (
        <span className="text-t2 phone:hidden">Tried again by itself</span>
      );
    return (
      <VendorBanner vendor={providerLabel} trouble={trouble} now={now} act={act}>
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
