import { memo } from 'react';
import { CaseStateLabel } from '#components/review/case-state.tsx';
import { RiskLabel } from '#components/review/risk-label.tsx';
import { since } from '#components/review/spans.ts';
import { TimeLeft } from '#components/review/time-left.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { ShownRow } from '#lib/review/case/queue.ts';
import { SelectBox } from '../select/select-box.tsx';
import type { Toggle } from '../select/use-selection.ts';
import { RowBlockers } from './row-blockers.tsx';

/** `here` names colleagues who have the case open now. */
type RowProps = {
  row: ShownRow;
  now: string;
  meId: string;
  marksTest: boolean;
  here: string | null;
  isSelected: boolean;
  /** Null for those who may not act on rows. */
  onToggle: Toggle | null;
};

/** One case. The whole row is a link, and the row with the focus is the cursor. */
export const Row = memo(function Row({ row, now, meId, marksTest, here, isSelected, onToggle }: RowProps) {
  const { caseId, caseNumber } = row;
  return (
    <tr>
      {onToggle && <SelectBox caseId={caseId} caseNumber={caseNumber} isSelected={isSelected} onToggle={onToggle} />}
      <td className="applicant">
        <ApplicantLink row={row} />
      </td>
      <td className="country">{row.country ?? '–'}</td>
      <td className="provider">
        <span>
          <span>{row.providerLabel}</span>
          {marksTest && row.mode === 'test' && <Tag>Test</Tag>}
        </span>
      </td>
      <td className="state">
        <CaseStateLabel state={row.state} outcome={row.outcome} />
      </td>
      <td className="says">{row.providerStatus ?? 'nothing'}</td>
      <td className="blockers">
        <RowBlockers blockers={row.blockers} more={row.moreBlockers} />
      </td>
      <td className="risk">
        <RiskLabel risk={row.risk} />
      </td>
      <td className="age">{since(row.openedAt, now)}</td>
      <td className="left">
        {row.decidedAt !== null && row.state === 'decided' ? (
          `${since(row.decidedAt, now)} ago`
        ) : (
          <TimeLeft clock={row} now={now} withMeter />
        )}
      </td>
      <Assignee row={row} meId={meId} here={here} />
    </tr>
  );
});

/** A plain link: fifty components of the framework would cost more than the rows. `QueueKeys` follows it in place. */
function ApplicantLink({ row }: { row: ShownRow }) {
  return (
    <a href={`/applicants/${row.applicantId}`} data-row={row.caseId}>
      <bdi>{row.name ?? row.caseNumber}</bdi>
      {row.latinName && <span>{row.latinName}</span>}
    </a>
  );
}

function Assignee({ row: { assignee }, meId, here }: Pick<RowProps, 'row' | 'meId' | 'here'>) {
  const isMine = assignee?.id === meId;
  const name = isMine ? 'You' : (assignee?.name ?? '–');
  return (
    <td className={isMine ? 'assignee mine' : 'assignee'}>
      {here === null ? (
        name
      ) : (
        <span className="here" title={`${here} here now`}>
          {assignee && !here.startsWith(assignee.name) ? `${name}, ${here}` : here}
          <span className="sr-only"> here now</span>
        </span>
      )}
    </td>
  );
}
