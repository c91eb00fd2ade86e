'use client';

import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { mostRelated } from '#lib/review/related/related.ts';
import { Related } from './related.tsx';
import { useRelated } from './use-related.ts';

/** Applicants who may be the same person: at another provider, or an earlier attempt. */
export function RelatedApplicants({ applicantId }: { applicantId: string }) {
  const query = useRelated(applicantId);
  if (query.isPending)
    return (
      <div role="status" aria-label="Looking for related applicants" className="flex flex-col gap-8 p-16 late">
        <Skeleton width="medium" />
        <Skeleton width="long" />
      </div>
    );
  if (query.isError)
    return (
      <Empty
        title="Related applicants could not be read"
        act={<Button onClick={() => query.refetch()}>Try again</Button>}
      >
        {query.error.message}
      </Empty>
    );
  const { related, isCut, canJudge } = query.data;
  if (related.length === 0)
    return (
      <Empty title="No related applicants">
        No other applicant here has the same document number, personal number, email or phone, or the same birth date
        and name.
      </Empty>
    );
  return (
    <>
      <ul>
        {related.map((one, index) => (
          <Related
            key={one.id}
            one={one}
            applicantId={applicantId}
            isOpen={index === 0}
            canJudge={canJudge}
            onJudged={() => query.refetch()}
          />
        ))}
      </ul>
      {isCut && <p className="px-16 py-8 text-12 text-t2">The {mostRelated} most alike are shown; there are more.</p>}
    </>
  );
}
