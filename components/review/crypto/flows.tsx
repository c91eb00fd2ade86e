import type { FundsView } from '#lib/review/applicant/crypto.ts';
import { countOf } from '#lib/review/counted.ts';
import { Cell, DetailTable, Row } from '../detail-table.tsx';
import { percent } from './percent.ts';

type FlowsProps = { sources: FundsView; uses: FundsView };

const heads = ['Way', 'Counterparty', 'Kind', 'Share', 'Score', 'Steps', 'Amount'];

/** The counterparties behind the bars, as a table, folded. */
export function Flows({ sources, uses }: FlowsProps) {
  const counts = [sources, uses].map(({ flows, more }) => flows.length + more);
  const [from = 0, to = 0] = counts;
  if (from + to === 0) return null;
  const more = sources.more + uses.more;
  return (
    <details className="-mx-16 pt-4 text-12">
      <summary className="px-16 text-t2 hover:text-t1 phone:min-h-44 phone:content-center">
        {`As a table: ${countOf(from, 'source')}, ${countOf(to, 'use')}`}
      </summary>
      <DetailTable heads={heads}>
        <FlowRows way="From" funds={sources} />
        <FlowRows way="To" funds={uses} />
      </DetailTable>
      {more > 0 && (
        <p className="px-16 pt-4 text-t3">{`${more} smaller ones are in the provider’s answer, under Raw.`}</p>
      )}
    </details>
  );
}

function FlowRows({ way, funds }: { way: string; funds: FundsView }) {
  return funds.flows.map((flow, index) => (
    <Row key={`${flow.address ?? ''} ${String(index)}`}>
      <Cell>{way}</Cell>
      <Cell look="wide">
        <bdi className="text-t1">{flow.owner ?? 'Owner not told'}</bdi>
        {flow.address && <bdi className="block mono text-11 break-all text-t3">{flow.address}</bdi>}
      </Cell>
      <Cell>{flow.label}</Cell>
      <Cell>{flow.share === null ? '–' : percent(flow.share)}</Cell>
      <Cell>{figure(flow.score)}</Cell>
      <Cell>{flow.steps === 1 ? 'direct' : figure(flow.steps)}</Cell>
      <Cell>{figure(flow.amount)}</Cell>
    </Row>
  ));
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en', { maximumFractionDigits: 2 });
}
