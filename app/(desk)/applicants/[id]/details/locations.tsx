import { Time } from '#components/review/time.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { countryName } from '#lib/review/applicant/labels.ts';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { Cell, DetailTable, Row } from './table.tsx';

type Place = ApplicantView['locations'][number];

const sources: Record<Place['source'], string> = { ip: 'IP address', device: 'Device', document: 'Document' };

/** The locations that the vendor reports, by source. */
export function Locations({ locations, providerLabel }: { locations: Place[]; providerLabel: string }) {
  if (locations.length === 0)
    return <Empty title="No location">{`${providerLabel} reports none for this applicant.`}</Empty>;
  return (
    <DetailTable heads={['By', 'Moment', 'Place', 'Coordinates', 'IP', 'At']}>
      {locations.map((place, index) => (
        <Row key={`${place.source} ${place.capture ?? ''} ${String(index)}`}>
          <Cell look="name">{sources[place.source]}</Cell>
          <Cell>{place.capture?.replaceAll('_', ' ')}</Cell>
          <Cell look="wide">{placeWords(place)}</Cell>
          <Cell>
            <span className="mono">{coordinates(place)}</span>
          </Cell>
          <Cell>
            <span className="mono">{place.ip}</span>
          </Cell>
          <Cell>{place.at && <Time at={place.at} />}</Cell>
        </Row>
      ))}
    </DetailTable>
  );
}

function placeWords({ city, region, country }: Place): string {
  return [city, region, country && countryName(country)].filter(Boolean).join(', ');
}

/** Three decimals are about 100 metres, which is more precise than an IP address. */
function coordinates({ latitude, longitude }: Place): string {
  return latitude === null || longitude === null ? '' : `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`;
}
