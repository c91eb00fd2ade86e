import { Time } from '#components/review/time/time.tsx';
import { linkClass } from '#components/ui/link.ts';
import type { JudgedApplicant } from '#lib/data/rules/history.ts';

type ApplicantListProps = { applicants: readonly JudgedApplicant[]; all: number };

/** The applicants behind a number, newest first. No name: the case opens them. */
export function ApplicantList({ applicants, all }: ApplicantListProps) {
  const left = all - applicants.length;
  return (
    <>
      <ul>
        {applicants.map(({ applicantId, caseNumber, status, at }) => (
          <li key={applicantId} className="flex min-h-28 items-baseline gap-8 border-b border-l1 px-16 py-4 text-12">
            <a className={linkClass} href={`/applicants/${applicantId}`}>
              {caseNumber ?? 'No case yet'}
            </a>
            <span className="text-t2">{status.replaceAll('_', ' ')}</span>
            <span className="ms-auto text-t3">{at && <Time at={at} as="date" />}</span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="px-16 py-8 text-12 text-t3">
          {`The newest ${applicants.length} of ${all.toLocaleString('en')}.`}
        </p>
      )}
    </>
  );
}
