import type { ApplicantContent } from '../applicant/applicant.ts';
import { countryName, wordsOf } from '../applicant/labels.ts';

/** One line of how and where someone was verified. */
export type SessionFact = {
  label: string;
  value: string;
  detail: string | null;
  /** The vendor's own settings and ids, which say nothing of the person. */
  isOfVendor: boolean;
};

/** The applicant's place and device, the vendor's settings and the applicant's ids, as far as the vendor tells them. */
export function sessionOf({ locations, device, config, otherIds, externalId }: ApplicantContent): SessionFact[] {
  const ip = locations.find((location) => location.source === 'ip' && location.country);
  const place = locations.find((location) => location.source === 'device' && (location.country || location.city));
  return [
    fact('IP country', ip?.country && countryName(ip.country), ip?.city),
    fact(
      'Device place',
      place && (place.country ? countryName(place.country) : place.city),
      place?.country ? place.city : null,
    ),
    fact('Device', device.userAgent, device.timezone),
    fact('Language', device.language, null),
    ...config.map(({ label, value, detail }) => fact(label, value, detail, true)),
    fact('Provider id', externalId, null, true),
    ...Object.entries(otherIds).map(([name, value]) => fact(wordsOf(name), value, null, true)),
  ].filter((line) => line !== null);
}

function fact(
  label: string,
  value: string | null | undefined,
  detail: string | null | undefined,
  isOfVendor = false,
): SessionFact | null {
  return value ? { label, value, detail: detail ?? null, isOfVendor } : null;
}
