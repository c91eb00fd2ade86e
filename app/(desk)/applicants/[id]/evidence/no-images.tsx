'use client';

import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { OpenTab } from '../details/open-tab.tsx';

export type WithoutImages = Pick<ApplicantView, 'providerLabel' | 'hasCopy' | 'givesImages' | 'portalLink'>;

/** Why there is no image, and where to go on. Each reason means something else and has a sentence of its own. */
export function NoImages(view: WithoutImages) {
  const { providerLabel, hasCopy, givesImages } = view;
  if (!hasCopy) {
    return (
      <Reason title="The images are not known" act={<Elsewhere {...view} />}>
        {`The answer of ${providerLabel} could not be read. Docket reads it again by itself.`}
      </Reason>
    );
  }
  if (!givesImages) {
    return (
      <Reason title={`${providerLabel} gives no images`} act={<Elsewhere {...view} />}>
        {`Docket gets only text from ${providerLabel}. Neither a document nor a face can be compared here.`}
      </Reason>
    );
  }
  return (
    <Reason title="No images came with this applicant" act={<Elsewhere {...view} />}>
      {`${providerLabel} sent none. A missing document can be a reason to reject.`}
    </Reason>
  );
}

/** The band is low, so that the details below get the room. */
export function Reason({ title, children, act }: { title: string; children: ReactNode; act: ReactNode }) {
  return (
    <div className="shrink-0 bg-s1">
      <Empty title={title} act={act}>
        {children}
      </Empty>
    </div>
  );
}

function Elsewhere({ portalLink, providerLabel }: WithoutImages) {
  if (portalLink === null) return <OpenTab tab="checks">Show the checks</OpenTab>;
  return (
    <a href={portalLink} target="_blank" rel="noopener noreferrer" className={buttonClass()}>
      {`Open at ${providerLabel}`}
    </a>
  );
}
