import { CaseStateLabel } from '#components/review/case-state.tsx';
import { since } from '#components/review/connections.tsx';
import { RiskLabel } from '#components/review/risk-label.tsx';
import { TimeLeft } from '#components/review/time-left.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { QueueRow } from '#lib/review/case/queue.ts';
import { RowBlockers } from './row-blockers.tsx';

/** One case. The whole row is a link, and the row with the focus is the cursor. */
export function Row({ row, now, meId }: { row: QueueRow; now: string; meId: string }) {
  return (
    <tr>
      <td className="applicant">
        <ApplicantLink row={row} />
      </td>
      <td className="country">{row.country ?? '–'}</td>
      <td className="provider">
        <span>
          <span>{row.providerLabel}</span>
          {row.mode === 'test' && <Tag>Test</Tag>}
        </span>
      </td>
      <td className="state">
        <CaseStateLabel state={row.state} outcome={row.outcome} />
      </td>
      <td className="says">{row.providerStatus ?? 'nothing'}</td>
      <td className="blockers">
        <RowBlockers blockers={row.blockers} />
      </td>
      <td className="risk">
        <RiskLabel risk={row.risk} />
      </td>
      <td className="age">{since(row.openedAt, now)}</td>
      <td className="left">
        <TimeLeft clock={row} now={now} withMeter />
      </td>
      <Assignee row={row} meId={meId} />
    </tr>
  );
}

/** A plain link: fifty components of the framework would cost more than the rows. `QueueKeys` follows it in place. */
function ApplicantLink({ row }: { row: QueueRow }) {
  return (
    <a href={`/applicants/${row.applicantId}`} data-row={row.caseId}>
      <bdi>{row.name ?? row.caseNumber}</bdi>
      {row.latinName && <span>{row.latinName}</span>}
    </a>
  );
}

function Assignee({ row: { assignee }, meId }: { row: QueueRow; meId: string }) {
  if (assignee?.id === meId) return <td className="assignee mine">You</td>;
  return <td className="assignee">{assignee?.name ?? '–'}</td>;
}
