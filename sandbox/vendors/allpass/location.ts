import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { ApplicantRecord } from './record.ts';

/** VPN exits; the addresses are reserved for documentation (RFC 5737). */
const VPN_EXITS = [
  { alpha2: 'NL', region: 'NH', city: 'Amsterdam', timezone: 'Europe/Amsterdam', ll: [52.37, 4.9] },
  { alpha2: 'PA', region: '8', city: 'Panama City', timezone: 'America/Panama', ll: [8.98, -79.52] },
];

/** Location of the connection, as fields of the applicant and again under `device`. Older answers have nulls. */
export function locationOf(
  record: ApplicantRecord,
  { story, home, country }: Person,
): { place: object; device: object } {
  const nowhere = { ip: null, country: null, region: null, city: null, timezone: null };
  if (record.isOld) return { place: nowhere, device: { ...nowhere, ll: null, userAgent: null } };
  const random = randomFrom(`${record.id}/place`);
  const tail = random.int(2, 250);
  const exit = random.pick(VPN_EXITS.filter(({ alpha2 }) => alpha2 !== country.alpha2));
  const isHidden = story === 'vpn_far_from_home';
  const place = isHidden
    ? { ip: `198.51.100.${tail}`, country: exit.alpha2, region: exit.region, city: exit.city, timezone: exit.timezone }
    : { ip: `203.0.113.${tail}`, country: country.alpha2, region: home.region, city: home.city, timezone: null };
  const browser = random.pick(['Chrome', 'Firefox', 'Safari']);
  const device = {
    sdkVersion: '2.4.1',
    ...place,
    eu: '0',
    metro: 0,
    ll: isHidden ? exit.ll : [home.latitude, home.longitude],
    area: 20,
    userAgent: `Mozilla/5.0 (Specimen) ${browser}/131.0`,
    browserType: browser,
    browserVersion: '131.0',
  };
  return { place, device };
}
