import type { ApplicantContent, ApplicantLocation } from '../applicant/applicant.ts';
import { identityDocuments } from '../facts/statements.ts';
import { placesOf } from '../values/country.ts';
import type { Blocker } from './blocker.ts';

/**
 * A blocker where the IP address is in another country than the device's own position, or, where the device gives none,
 * than the documents, the nationality and the home address: a VPN, or an applicant abroad.
 */
export function locationBlockers(applicant: ApplicantContent): Blocker[] {
  const byAddress = countriesOf(applicant.locations, 'ip');
  const byDevice = countriesOf(applicant.locations, 'device');
  const home = homesOf(applicant);
  const isFar = (countries: Set<string>) =>
    byAddress.size > 0 && countries.size > 0 && [...byAddress].every((country) => !countries.has(country));
  if (isFar(byDevice)) return [far('IP address and device are in different countries')];
  return isFar(home) ? [far('IP address is in another country than the documents')] : [];
}

function far(title: string): Blocker {
  return { kind: 'check', tone: 'attention', label: 'Location', title, place: 'location' };
}

function countriesOf(locations: ApplicantLocation[], source: ApplicantLocation['source']): Set<string> {
  return new Set(
    locations.flatMap(({ source: from, country }) => (from === source && country !== null ? [country] : [])),
  );
}

function homesOf(applicant: ApplicantContent): Set<string> {
  const { person } = applicant;
  const printed = identityDocuments(applicant).flatMap(({ issuingCountry, holder }) => [
    issuingCountry,
    holder.address.country,
  ]);
  const shown = countriesOf(applicant.locations, 'document');
  return new Set(
    [...printed, person.nationality, person.address.country, ...shown].flatMap((code) =>
      code === null ? [] : placesOf(code),
    ),
  );
}
