import { dayWords } from '#components/review/moments.ts';
import { Empty } from '#components/ui/empty.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { HitView } from '#lib/review/applicant/view.ts';
import { Cell, DetailTable, Row } from './table.tsx';

/** The hits of a screening, as the vendor reports them. */
export function Hits({ hits, providerLabel }: { hits: HitView[]; providerLabel: string }) {
  if (hits.length === 0)
    return <Empty title="No hits">{`${providerLabel} found nobody on a list who may be this person.`}</Empty>;
  return (
    <DetailTable heads={['List entry', 'List', 'Born', 'Countries', 'Score', 'Why']}>
      {hits.map((hit) => (
        <Row key={hit.id}>
          <Cell look="name">
            <span className="flex items-center gap-6">
              <Icon name="attention" className="text-attention" />
              <bdi>{hit.name ?? 'without a name'}</bdi>
              {hit.aliases.length > 0 && <span className="font-normal text-t3">also {hit.aliases.join(', ')}</span>}
            </span>
          </Cell>
          <Cell>{hit.list}</Cell>
          <Cell>{hit.birthDate && dayWords(hit.birthDate)}</Cell>
          <Cell>{hit.countries.join(', ')}</Cell>
          <Cell>{hit.score}</Cell>
          <Cell look="wide">{hit.reason}</Cell>
        </Row>
      ))}
    </DetailTable>
  );
}
