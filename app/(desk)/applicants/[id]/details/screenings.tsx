import { Time } from '#components/review/time.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { Cell, DetailTable, Row } from './table.tsx';

type Screening = ApplicantView['screenings'][number];

const found: Record<Screening['outcome'], string> = {
  pass: 'Nothing found',
  fail: 'A match, of which no record was given',
  attention: 'Perhaps a match, of which no record was given',
  pending: 'Not finished',
  unknown: 'Not clear: a word we do not know',
};

/**
 * Each look through the lists, also one that found nothing. That there was none is a row too, and never looks clear.
 */
export function Screenings({ screenings, providerLabel }: Pick<ApplicantView, 'screenings' | 'providerLabel'>) {
  return (
    <DetailTable heads={['When', 'Screening', 'Found', `${providerLabel} says`]}>
      {screenings.length === 0 && (
        <Row>
          <Cell>Never</Cell>
          <Cell look="name">Sanctions and other lists</Cell>
          <Cell>
            <Tone tone="not_done" quiet>{`Not screened by ${providerLabel}`}</Tone>
          </Cell>
          <Cell>–</Cell>
        </Row>
      )}
      {screenings.map((screening, index) => (
        <Row key={`${screening.label} ${String(index)}`}>
          <Cell>{screening.at ? <Time at={screening.at} /> : 'No date given'}</Cell>
          <Cell look="name">{screening.label}</Cell>
          <Cell>
            <Tone tone={screening.outcome} quiet={screening.outcome === 'pass'}>
              {found[screening.outcome]}
            </Tone>
          </Cell>
          <Cell>{screening.providerOutcome && <span className="mono">{screening.providerOutcome}</span>}</Cell>
        </Row>
      ))}
    </DetailTable>
  );
}
