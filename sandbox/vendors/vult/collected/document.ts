import { documentDiscriminator, feetAndInches } from '#sandbox/papers/machine-readable/aamva.ts';
import { transliterate } from '#sandbox/papers/machine-readable/transliteration.ts';
import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { VultSession } from '../session/session.ts';

export const DOCUMENT_TYPES = [
  'unknown',
  'driver_license',
  'identification_card',
  'passport',
  'passport_card',
] as const;

/** The document as the vendor read it from the image: `document/read`. */
export function documentOf({ paper, names, home, country, gender }: Person, session: VultSession) {
  const random = randomFrom(`${session.session_id}/document`);
  const { printed } = paper;
  const source = sourceOf(paper.type, country.alpha3, session.document_back_given);
  // The machine-readable zone and the barcode have no accents; the print has.
  const asRead = (name: string | null) =>
    name === null ? null : source === 'ocr' ? name : transliterate(name).replaceAll('<', ' ');
  // The vendor sends both forms of a date.
  const day = (date: string) => (source === 'mrz' ? `${date}T00:00:00.000Z` : date);
  const isCard = paper.type !== 'passport';
  return {
    session_id: session.session_id,
    document_id: random.uuid(),
    type_e: paper.type,
    data_source_e: source,
    document_number: printed.number,
    ref_number: printed.state ? documentDiscriminator(printed) : null,
    issued_at: source === 'mrz' ? null : day(printed.issuedOn),
    expires_at: day(printed.expiresOn),
    issuing_country: printed.country,
    issuing_state: printed.state ?? null,
    first_name: asRead(names.given),
    middle_name: asRead(names.middle),
    last_name: asRead(printed.barcode?.familyName && source === 'barcode' ? printed.barcode.familyName : names.family),
    name_suffix: asRead(names.suffix),
    street: isCard ? home.street : null,
    city: isCard ? home.city : null,
    state: isCard ? home.region : null,
    postal_code: isCard ? home.postalCode : null,
    birth_date: printed.birthDate,
    gender_e: gender === 'other' ? 'unknown' : gender,
    height: isCard ? heightOf(printed) : null,
    weight: printed.state ? `${random.int(110, 230)} lb` : null,
    eye_color: isCard ? (printed.eyeColor ?? null) : null,
    hair_color: printed.state ? random.pick(['BRO', 'BLK', 'BLN', 'RED', 'GRY']) : null,
    class: printed.licenceClass ?? null,
    restrictions: printed.licenceClass ? 'NONE' : null,
  };
}

function sourceOf(type: string, country: string, hasBack: boolean): 'mrz' | 'barcode' | 'ocr' {
  if (type === 'passport') return 'mrz';
  return country === 'USA' && hasBack && type !== 'passport_card' ? 'barcode' : 'ocr';
}

function heightOf({ heightCm = 170, state, country }: Person['paper']['printed']): string {
  return state && country === 'USA' ? feetAndInches(heightCm) : `${heightCm} cm`;
}
