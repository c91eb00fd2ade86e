import type { Home, Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { Captured } from './files.ts';
import type { Capture, Coordinates, SdkData } from './sdk-data.ts';

/** VPN exits; all addresses here are reserved for documentation (RFC 5737). */
const VPN_EXITS = [
  { ip: '198.51.100.', country: 'NL', region: 'North Holland', city: 'Amsterdam', latitude: 52.37, longitude: 4.9 },
  {
    ip: '198.51.100.',
    country: 'SG',
    region: 'Central Singapore',
    city: 'Singapore',
    latitude: 1.29,
    longitude: 103.85,
  },
  { ip: '198.51.100.', country: 'PA', region: 'Panamá', city: 'Panama City', latitude: 8.98, longitude: -79.52 },
] as const;

/** Location at a capture, by IP address and by device; `null` when there was no such capture. */
export function locationOf(
  { person, session, sdkData }: { person: Person | null; session: Captured; sdkData: SdkData },
  capture: Capture,
) {
  if (!person || !isGiven(session, capture)) return null;
  const { story, home, country } = person;
  const random = randomFrom(`${session.session_id}/location`);
  const tail = random.int(2, 250);
  const away = random.pick(VPN_EXITS.filter((exit) => exit.country !== country.alpha2));
  const exit =
    story === 'vpn_far_from_home' ? { ...away, ip: `${away.ip}${tail}` } : exitAtHome(home, country.alpha2, tail);
  const place = sdkData.locations[capture] ?? home;
  // Place names are known only near the person's home: the sandbox has no map.
  const named = <T>(name: T) => (isNear(place, home) ? name : null);
  return {
    ip_address: exit.ip,
    ip_latitude: exit.latitude,
    ip_longitude: exit.longitude,
    ip_country: exit.country,
    ip_region: exit.region,
    ip_city: exit.city,
    device_location: `${place.latitude},${place.longitude}`,
    device_latitude: place.latitude,
    device_longitude: place.longitude,
    device_country_name: named(country.name),
    device_country_code: named(country.alpha2),
    device_admin_area: named(home.region),
    device_sub_admin_area: named(home.city),
    device_locality: named(home.city),
  };
}

/** An IP address locates a person only to the town. */
function exitAtHome(home: Home, country: string, tail: number) {
  const coarse = (degrees: number) => Math.round(degrees * 10) / 10;
  return {
    ip: `203.0.113.${tail}`,
    country,
    region: home.region,
    city: home.city,
    latitude: coarse(home.latitude),
    longitude: coarse(home.longitude),
  };
}

function isNear(place: Coordinates, home: Home): boolean {
  return Math.abs(place.latitude - home.latitude) < 0.5 && Math.abs(place.longitude - home.longitude) < 0.5;
}

function isGiven(session: Captured, capture: Capture): boolean {
  switch (capture) {
    case 'front_doc_image_capture':
      return session.document_front_given === true;
    case 'back_doc_image_capture':
      return session.document_back_given === true;
    case 'selfie_image_capture':
      return session.selfie_given;
    case 'unknown':
      return false;
  }
}
