import { useId } from 'react';
import type { FundsView } from '#lib/review/applicant/crypto.ts';
import { Cell, DetailTable, Row } from '../details/table.tsx';

type FundsProps = { title: string; none: string; funds: FundsView };

/** By kind as bars; the counterparties themselves are folded below, as a table. */
export function Funds({ title, none, funds }: FundsProps) {
  const id = useId();
  const { byKind, flows, more } = funds;
  const all = flows.length + more;
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h4 id={id} className="text-12 font-medium">
        {title}
      </h4>
      {all === 0 && <p className="text-12 text-t3">{none}</p>}
      {all > 0 && (
        <>
          <ul className="pt-2 text-12">
            {byKind.map(({ label, share, count }) => (
              <li key={label} className="grid funds-columns items-center gap-x-8 py-2">
                <span className="min-w-0 break-words">{label}</span>
                <progress aria-hidden="true" className="meter w-full" value={share ?? 0} max={1} />
                <span className="text-end whitespace-nowrap text-t2">
                  {share === null ? `${count}, share not told` : percent(share)}
                </span>
              </li>
            ))}
          </ul>
          <details className="pt-2 text-12">
            <summary className="text-t2 hover:text-t1 phone:min-h-44 phone:content-center">
              {all === 1 ? '1 counterparty' : `${all} counterparties`}
            </summary>
            <div className="overflow-x-auto">
              <FlowTable flows={flows} />
            </div>
            {more > 0 && (
              <p className="pt-4 text-t3">{`${more} smaller ones are in the provider’s answer, under Raw.`}</p>
            )}
          </details>
        </>
      )}
    </section>
  );
}

const columns = ['Counterparty', 'Kind', 'Share', 'Score', 'Steps', 'Amount'];

function FlowTable({ flows }: Pick<FundsView, 'flows'>) {
  return (
    <DetailTable heads={columns}>
      {flows.map((flow, index) => (
        <Row key={`${flow.address ?? ''} ${String(index)}`}>
          <Cell look="name">
            <bdi>{flow.owner ?? 'Owner not told'}</bdi>
            {flow.address && <bdi className="block mono text-11 font-normal text-t3">{flow.address}</bdi>}
          </Cell>
          <Cell>{flow.label}</Cell>
          <Cell>{flow.share === null ? '–' : percent(flow.share)}</Cell>
          <Cell>{figure(flow.score)}</Cell>
          <Cell>{flow.steps === 1 ? 'direct' : figure(flow.steps)}</Cell>
          <Cell>{figure(flow.amount)}</Cell>
        </Row>
      ))}
    </DetailTable>
  );
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en', { maximumFractionDigits: 2 });
}

function percent(share: number): string {
  const points = share * 100;
  return points > 0 && points < 1 ? 'under 1 %' : `${Math.round(points)} %`;
}
