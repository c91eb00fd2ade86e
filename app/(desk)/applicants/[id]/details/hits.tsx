import { dayWords } from '#components/review/moments.ts';
import { Empty } from '#components/ui/empty.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { ApplicantView, HitView } from '#lib/review/applicant/view.ts';
import { Screenings } from './screenings.tsx';
import { Cell, DetailTable, Row } from './table.tsx';

type HitsProps = Pick<ApplicantView, 'hits' | 'screenings' | 'providerLabel'> & { canSee: boolean };

/** Entries on lists that may be this person, as the vendor found them; without one, whether anyone looked at all. */
export function Hits({ hits, screenings, providerLabel, canSee }: HitsProps) {
  if (!canSee) return <Empty title="The hits are closed">Your role does not see whom a list names.</Empty>;
  if (hits.length === 0) return <Screenings screenings={screenings} providerLabel={providerLabel} />;
  return (
    <DetailTable heads={['List entry', 'List', 'Born', 'Countries', 'Score', 'Why']}>
      {hits.map((hit) => (
        <HitRow key={hit.id} hit={hit} providerLabel={providerLabel} />
      ))}
    </DetailTable>
  );
}

function HitRow({ hit, providerLabel }: { hit: HitView; providerLabel: string }) {
  return (
    <Row>
      <Cell look="name">
        <span className="flex items-center gap-6">
          <Icon name="attention" className="text-attention" />
          {hit.name === null ? (
            <span className="font-normal text-t2">{`${providerLabel} gave no record`}</span>
          ) : (
            <bdi>{hit.name}</bdi>
          )}
          {hit.aliases.length > 0 && <span className="font-normal text-t3">also {hit.aliases.join(', ')}</span>}
        </span>
      </Cell>
      <Cell>{hit.list}</Cell>
      <Cell>{hit.birthDate && dayWords(hit.birthDate)}</Cell>
      <Cell>{hit.countries.join(', ')}</Cell>
      <Cell>{hit.score}</Cell>
      <Cell look="wide">{hit.reason}</Cell>
    </Row>
  );
}
