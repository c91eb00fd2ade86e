import { Time } from '#components/review/time.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { ToneIcon, type ToneName } from '#components/ui/tone.tsx';
import type { CheckView } from '#lib/review/applicant/view.ts';
import { Cell, DetailTable, Row } from './table.tsx';

const order: ToneName[] = ['fail', 'unknown', 'attention', 'pending', 'not_done', 'pass'];

/** The vendor's checks, the worst first, with the vendor's own word beside ours. */
export function Checks({ checks, providerLabel }: { checks: CheckView[]; providerLabel: string }) {
  if (checks.length === 0)
    return <Empty title="No checks">{`${providerLabel} reports none for this applicant.`}</Empty>;
  const sorted = [...checks].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  return (
    <DetailTable heads={['Check', 'Reasons', 'Score', `${providerLabel} says`, 'At']}>
      {sorted.map((check, index) => (
        <Row key={`${check.kind} ${check.name} ${String(index)}`}>
          <Cell look="name">
            <span className="flex items-center gap-6">
              <ToneIcon tone={check.outcome} />
              {check.label}
            </span>
          </Cell>
          <Cell look="wide">{check.reasons.join(', ')}</Cell>
          <Cell>{check.score === null ? '' : String(Math.round(check.score * 1000) / 1000)}</Cell>
          <Cell>{check.providerOutcome === null ? '' : <span className="mono">{check.providerOutcome}</span>}</Cell>
          <Cell>{check.at && <Time at={check.at} />}</Cell>
        </Row>
      ))}
    </DetailTable>
  );
}
