import type { Home, Person } from '../people/person.ts';
import { randomFrom } from '../random.ts';
import type { VultSession } from './session.ts';

/** Exits of commercial tunnels. Their addresses, like all here, are of the blocks kept for documentation (RFC 5737). */
const EXITS = [
  { ip: '198.51.100.', country: 'NL', region: 'North Holland', city: 'Amsterdam', latitude: 52.37, longitude: 4.9 },
  { ip: '198.51.100.', country: 'SG', region: 'Central Singapore', city: 'Singapore', latitude: 1.29, longitude: 103.85 },
  { ip: '198.51.100.', country: 'PA', region: 'Panamá', city: 'Panama City', latitude: 8.98, longitude: -79.52 },
] as const;

const GIVEN = {
  front_doc_image_capture: 'document_front_given',
  back_doc_image_capture: 'document_back_given',
  selfie_image_capture: 'selfie_given',
} as const;

/** Where someone was at a capture, by their address and by their device; `null` when nothing was captured then. */
export function locationOf({ story, home, land }: Person, session: VultSession, capture: string) {
  if (!isCapture(capture) || !session[GIVEN[capture]]) return null;
  const random = randomFrom(`${session.session_id}/location`);
  const tail = random.int(2, 250);
  const away = random.pick(EXITS.filter((exit) => exit.country !== land.alpha2));
  const exit = story === 'vpn_far_from_home' ? { ...away, ip: `${away.ip}${tail}` } : exitAtHome(home, land.alpha2, tail);
  return {
    ip_address: exit.ip,
    ip_latitude: exit.latitude,
    ip_longitude: exit.longitude,
    ip_country: exit.country,
    ip_region: exit.region,
    ip_city: exit.city,
    device_location: `${home.latitude},${home.longitude}`,
    device_latitude: home.latitude,
    device_longitude: home.longitude,
    device_country_name: land.name,
    device_country_code: land.alpha2,
    device_admin_area: home.region,
    device_sub_admin_area: home.city,
    device_locality: home.city,
  };
}

/** An address places a person only to the town. */
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

function isCapture(capture: string): capture is keyof typeof GIVEN {
  return capture in GIVEN;
}
