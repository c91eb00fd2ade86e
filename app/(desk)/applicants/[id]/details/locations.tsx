import type { ReactNode } from 'react';
import { Cell, DetailTable, Row } from '#components/review/detail-table.tsx';
import { Time } from '#components/review/time/time.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';

type Place = ApplicantView['locations'][number];

const sources: Record<Place['source'], string> = { ip: 'IP address', device: 'Device', document: 'Document' };

/** The locations that the vendor reports, by source. */
export function Locations({ locations, providerLabel }: { locations: Place[]; providerLabel: string }) {
  if (locations.length === 0)
    return <Empty title="No location">{`${providerLabel} reports none for this applicant.`}</Empty>;
  const has = ({ value }: Column) => locations.some((place) => value(place) !== null);
  return (
    <DetailTable heads={['By', 'Place', ...columns.filter(has).map(({ head }) => head)]}>
      {locations.map((place, index) => (
        <Row key={`${place.source} ${place.capture ?? ''} ${String(index)}`}>
          <Cell look="name">{sources[place.source]}</Cell>
          <Cell look="wide">{placeWords(place)}</Cell>
          {columns.filter(has).map(({ head, value }) => (
            <Cell key={head}>{value(place)}</Cell>
          ))}
        </Row>
      ))}
    </DetailTable>
  );
}

type Column = { head: string; value: (place: Place) => ReactNode };

/** The columns that vanish when no location has a value for them. */
const columns: Column[] = [
  { head: 'Moment', value: ({ capture }) => capture?.replaceAll('_', ' ') ?? null },
  { head: 'Coordinates', value: (place) => mono(coordinates(place)) },
  { head: 'IP', value: ({ ip }) => mono(ip) },
  { head: 'At', value: ({ at }) => at && <Time at={at} /> },
];

function mono(text: string | null): ReactNode {
  return text === null ? null : <span className="mono">{text}</span>;
}

function placeWords({ city, region, countryName }: Place): string {
  return [city, region, countryName].filter(Boolean).join(', ');
}

/** Three decimals are about 100 metres, which is more precise than an IP address. */
function coordinates({ latitude, longitude }: Place): string | null {
  return latitude === null || longitude === null ? null : `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;
}
