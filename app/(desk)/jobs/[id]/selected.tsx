'use client';

import Link from 'next/link';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import { Section } from '#components/ui/section.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { JobApplicants } from '#lib/review/lifecycle/view.ts';

type SelectedProps = { jobId: string; selected: JobApplicants; canOpen: boolean };

/** Who was selected for the job, each a way to the applicant. */
export function Selected({ jobId, selected, canOpen }: SelectedProps) {
  const { provider, providerLabel, rows, all } = selected;
  return (
    <div id="selected">
      <Section
        title={providerLabel === null ? 'Selected' : `Selected at ${providerLabel}`}
        aside={countOf(all, 'applicant')}
      >
        <ul className="flex flex-wrap gap-x-16 gap-y-4 text-12">
          {rows.map(({ applicantId, caseNumber }) => {
            const words = caseNumber ?? applicantId.slice(0, 8);
            return (
              <li key={applicantId}>
                {canOpen ? (
                  <Link href={`/applicants/${applicantId}`} prefetch={false} className={linkClass}>
                    {words}
                  </Link>
                ) : (
                  words
                )}
              </li>
            );
          })}
        </ul>
        {rows.length < all && (
          <p className="mt-6 text-12 text-t2">{`The first ${rows.length}. The exported result has all.`}</p>
        )}
        {provider !== null && (
          <Link
            href={`/jobs/${jobId}#selected`}
            prefetch={false}
            className={cx(linkClass, 'mt-8 inline-block text-12')}
          >
            Of all providers
          </Link>
        )}
      </Section>
    </div>
  );
}
