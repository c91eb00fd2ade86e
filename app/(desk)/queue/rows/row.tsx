import { memo, type ReactNode } from 'react';
import { CaseStateLabel } from '#components/review/case-state.tsx';
import { RiskLabel } from '#components/review/risk-label.tsx';
import { since } from '#components/review/time/spans.ts';
import { TimeLeft } from '#components/review/time/time-left.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { ColumnName } from '#lib/review/case/filter/columns.ts';
import type { ShownRow } from '#lib/review/case/queue.ts';
import { SelectBox } from '../select/select-box.tsx';
import type { Toggle } from '../select/use-selection.ts';
import { initialsOf, shortName } from './initials.ts';
import { RowBlockers } from './row-blockers.tsx';

/** `here` names colleagues who have the case open now. */
type RowProps = {
  row: ShownRow;
  columns: readonly ColumnName[];
  now: string;
  meId: string;
  marksTest: boolean;
  /** The provider does not answer, so that the row may be out of date. */
  isStale: boolean;
  here: string | null;
  isSelected: boolean;
  /** Null for those who may not act on rows. */
  onToggle: Toggle | null;
};

/** One case. The whole row is a link, and the row with the focus is the cursor. */
export const Row = memo(function Row(props: RowProps) {
  const { row, columns, meId, isSelected, onToggle } = props;
  const { caseId, caseNumber, assignee } = row;
  return (
    <tr>
      {onToggle && <SelectBox caseId={caseId} caseNumber={caseNumber} isSelected={isSelected} onToggle={onToggle} />}
      {columns.map((name) => (
        <td key={name} className={name === 'assignee' && assignee?.id === meId ? 'assignee mine' : name}>
          {cells[name](props)}
        </td>
      ))}
    </tr>
  );
});

const cells: Record<ColumnName, (of: RowProps) => ReactNode> = {
  applicant: ({ row }) => <ApplicantLink row={row} />,
  number: ({ row }) => row.caseNumber,
  country: ({ row }) => row.country ?? '–',
  provider: ({ row, marksTest, isStale }) => (
    <span>
      <span>{row.providerLabel}</span>
      {isStale && (
        <span title="Can’t be read now: our copy is shown" className="text-t3">
          <Icon name="clock" />
          <span className="sr-only">, can’t be read now</span>
        </span>
      )}
      {marksTest && row.mode === 'test' && <Tag>Test</Tag>}
    </span>
  ),
  state: ({ row }) => <CaseStateLabel state={row.state} outcome={row.outcome} />,
  says: ({ row }) => row.providerStatus ?? 'nothing',
  blockers: ({ row }) => <RowBlockers blockers={row.blockers} more={row.moreBlockers} />,
  risk: ({ row }) => <RiskLabel risk={row.risk} />,
  age: ({ row, now }) => since(row.openedAt, now),
  left: ({ row, now }) =>
    row.decidedAt !== null && row.state === 'decided' ? (
      `${since(row.decidedAt, now)} ago`
    ) : (
      <TimeLeft clock={row} now={now} withMeter />
    ),
  assignee: Assignee,
  flow: ({ row }) => row.flow ?? '–',
};

/** A plain link: fifty components of the framework would cost more than the rows. `QueueKeys` follows it in place. */
function ApplicantLink({ row }: { row: ShownRow }) {
  return (
    <a href={`/applicants/${row.applicantId}`} data-row={row.caseId}>
      <bdi>{row.name ?? row.caseNumber}</bdi>
      {row.latinName && <span>{row.latinName}</span>}
    </a>
  );
}

/** Who has the case, and who has it open now: initials with a ring, and a word for those who hear the row. */
function Assignee({ row: { assignee }, meId, here }: RowProps): ReactNode {
  if (assignee === null && here === null) return '–';
  const isMine = assignee?.id === meId;
  const isHere = assignee !== null && here?.startsWith(assignee.name) === true;
  const other = here === null || isHere ? null : here;
  const names = [
    ...(assignee && !isHere ? [isMine ? 'You' : shortName(assignee.name)] : []),
    ...(here === null ? [] : [shortName(here)]),
  ];
  return (
    <span className="people" title={here === null ? assignee?.name : `${here} here now`}>
      {assignee && <Initials of={assignee.name} look={isMine ? 'mine' : isHere ? 'here' : ''} />}
      {other && <Initials of={other} look="here" />}
      <span>{names.join(', ')}</span>
      {here !== null && <span className="sr-only">, here now</span>}
    </span>
  );
}

/** Never alone: the name is beside them. */
function Initials({ of, look }: { of: string; look: 'mine' | 'here' | '' }) {
  return (
    <i aria-hidden="true" className={look}>
      {initialsOf(of)}
    </i>
  );
}
