import type { Person } from '#sandbox/people/person.ts';
import type { Candidate } from './candidate.ts';
import { slugOf } from './slugs.ts';

type Text = { type: 'string'; value: unknown };

/**
 * The text attributes of a candidate by slug. Address and telephone number are JSON inside a string, as the vendor
 * documents.
 */
export function textIdentities({ person, oddity }: Candidate): Record<string, Text> {
  const { form, email, paper, stage } = person;
  const slug = slugOf(paper.type);
  const texts: Record<string, unknown> = {
    address: oddity === 'object_value' ? addressOf(person) : JSON.stringify(addressOf(person)),
    dob: americanDate(form.birthDate),
    email,
    family_name: form.family,
    given_name: [form.given, form.middle].filter(Boolean).join(' '),
    phone: JSON.stringify(phoneOf(person)),
  };
  if (stage !== 'in_progress') {
    texts[`${slug}_number`] = paper.printed.number;
    texts[`${slug}_issuing_country`] = paper.printed.country;
    texts[`${slug}_expiration`] = americanDate(paper.printed.expiresOn);
  }
  if (person.index % 11 === 5)
    texts.crypto_address_eth = `0x${Buffer.from(email).toString('hex').padEnd(40, 'a').slice(0, 40)}`;
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { type: 'string', value }]));
}

function addressOf({ home, country }: Person) {
  return {
    postalCode: home.postalCode,
    city: home.city,
    address: home.street,
    extraInfo: '',
    country: country.alpha3,
    state: country.alpha3 === 'USA' ? home.region : '',
  };
}

function phoneOf({ country, phone }: Person) {
  return {
    countryCode: country.alpha3,
    countryCode2: country.alpha2.toLowerCase(),
    phoneNumber: `+${country.callingCode}${phone}`,
    number: phone,
  };
}

/** MM/DD/YYYY. */
function americanDate(day: string): string {
  const [year, month, date] = day.split('-');
  return `${month}/${date}/${year}`;
}
