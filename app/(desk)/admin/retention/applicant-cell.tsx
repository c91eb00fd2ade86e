import Link from 'next/link';
import { linkClass } from '#components/ui/link.ts';
import { Tag } from '#components/ui/tag.tsx';

type Named = { applicantId: string; caseNumber: string | null; mode: 'test' | 'live' };

/** The number of the latest case, or the beginning of the applicant's id where there was never one. */
export function applicantName({ applicantId, caseNumber }: Named): string {
  return caseNumber ?? applicantId.slice(0, 8);
}

/** An applicant by number or id: a link for those who may open it. */
export function ApplicantCell({ row, canOpen }: { row: Named; canOpen: boolean }) {
  return (
    <span className="flex items-center gap-8">
      {canOpen ? (
        <Link href={`/applicants/${row.applicantId}`} prefetch={false} className={linkClass}>
          {applicantName(row)}
        </Link>
      ) : (
        <span className="font-medium" title={row.applicantId}>
          {applicantName(row)}
        </span>
      )}
      {row.mode === 'test' && <Tag>Test</Tag>}
    </span>
  );
}
