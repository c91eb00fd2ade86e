import type { ApplicantLocation } from '#lib/review/applicant/applicant.ts';
import { readCountry } from '../reading/country.ts';
import { readTime } from '../reading/time.ts';
import { amount, word } from '../reading/word.ts';
import type { IdvSession, SessionLocation } from './shapes.ts';

export const captures = ['front_doc_image_capture', 'back_doc_image_capture', 'selfie_image_capture'] as const;
export type Capture = (typeof captures)[number];

const givenAt = {
  front_doc_image_capture: 'document_front_given_at',
  back_doc_image_capture: 'document_back_given_at',
  selfie_image_capture: 'selfie_given_at',
} as const;

/** Where an image was taken: by the IP address, and by the device itself. */
export function locationsOf(
  session: IdvSession,
  capture: Capture,
  location: SessionLocation | null,
): ApplicantLocation[] {
  if (location === null) return [];
  const moment = { capture, at: readTime(session[givenAt[capture]]) };
  const places: ApplicantLocation[] = [
    {
      source: 'ip',
      ...moment,
      latitude: amount(location.ip_latitude),
      longitude: amount(location.ip_longitude),
      country: country(location.ip_country),
      region: word(location.ip_region),
      city: word(location.ip_city),
      ip: word(location.ip_address),
    },
    {
      source: 'device',
      ...moment,
      latitude: amount(location.device_latitude),
      longitude: amount(location.device_longitude),
      country: country(location.device_country_code ?? location.device_country_name),
      region: word(location.device_admin_area),
      city: word(location.device_locality),
      ip: null,
    },
  ];
  return places.filter(({ latitude, longitude, country, region, city, ip }) =>
    [latitude, longitude, country, region, city, ip].some((each) => each !== null),
  );
}

/** A country that can't be read is kept in the vendor's words. */
function country(value: unknown): string | null {
  return readCountry(value) ?? word(value);
}
