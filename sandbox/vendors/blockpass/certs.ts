import { createHash } from 'node:crypto';
import { type Random, randomFrom } from '#sandbox/random.ts';
import type { Candidate } from './candidate.ts';

/** The certificates of a candidate by slug; each is a JSON-LD document inside a string. */
export function certsOf(candidate: Candidate): Record<string, string> {
  const random = randomFrom(`${candidate.recordId}/certs`);
  return {
    'onfido-service-cert': certificate(candidate, 'Onfido', onfidoFields(candidate)),
    'complyadvantage-service-cert': certificate(candidate, 'ComplyAdvantage', screeningFields(candidate, random)),
  };
}

function certificate(
  { recordId, person }: Candidate,
  reviewBody: string,
  _customFields: Record<string, unknown>,
): string {
  const hash = (text: string) => createHash('sha256').update(`${recordId}/${text}`).digest('hex');
  return JSON.stringify({
    '@context': [{ '@version': 1.1 }, 'https://w3id.org/security/v1'],
    type: ['Certificate'],
    Entity: [hash('family_name'), hash('given_name'), hash('dob')],
    Organization: { name: reviewBody, url: `https://${reviewBody.toLowerCase()}.example` },
    Claim: { type: 'KYC', issueDate: person.submittedAt, reviewBody, _customFields },
    signature: [{ type: 'EcdsaSecp256k1Signature2019', created: person.submittedAt, signatureValue: hash(reviewBody) }],
  });
}

/** Onfido's words: result `clear` or `consider`; sub_result `clear`, `rejected`, `suspected` or `caution`. */
function onfidoFields({ person }: Candidate) {
  const { story } = person;
  const wrong: Record<string, string> = {
    expired_document: 'data_validation',
    name_differs: 'data_comparison',
    birth_date_swapped: 'data_comparison',
    back_missing: 'image_integrity',
    under_age: 'age_validation',
    unreadable_selfie: 'facial_similarity',
    image_manipulated: 'visual_authenticity',
    same_person_twice: 'compromised_document',
  };
  const parts = [
    'data_comparison',
    'data_validation',
    'visual_authenticity',
    'image_integrity',
    'facial_similarity',
    'age_validation',
    'compromised_document',
  ];
  const breakdown = Object.fromEntries(
    parts.map((part) => [part, { result: wrong[story] === part ? 'consider' : 'clear' }]),
  );
  const subResult =
    story === 'image_manipulated'
      ? 'suspected'
      : story === 'back_missing' || story === 'expired_document'
        ? 'rejected'
        : 'caution';
  return wrong[story]
    ? { result: 'consider', sub_result: subResult, breakdown }
    : { result: 'clear', sub_result: 'clear', breakdown };
}

function screeningFields({ person, status }: Candidate, random: Random) {
  const { story } = person;
  if (story === 'unknown_word') return { result: 'needs_second_look', hits: [] };
  if (story !== 'sanctions_hit')
    return { result: story === 'clean' && random.chance(0.04) ? 'false_positive' : 'no_match', hits: [] };
  return { result: status === 'blocked' ? 'true_positive_reject' : 'potential_match', hits: hitsFor(person, random) };
}

/** List entries that may be the person: one close in name and age, sometimes a second that is less close. */
function hitsFor({ names, birthDate, country }: Candidate['person'], random: Random) {
  const name = `${names.given} ${names.family}`;
  const year = Number(birthDate.slice(0, 4));
  const near = {
    id: random.hex(16),
    name,
    aliases: [`${names.family}, ${names.given}`, `${names.given.slice(0, 1)}. ${names.family}`],
    date_of_birth: random.chance(0.5) ? birthDate : String(year + random.int(-2, 2)),
    countries: [country.alpha3],
    match_types: ['name_fuzzy', 'year_of_birth'],
    types: ['sanction'],
    sources: ['Specimen Sanctions List'],
    score: random.int(82, 98) / 100,
    reason: 'Listed for dealings in specimen goods',
    url: `https://lists.example/entities/${random.hex(8)}`,
  };
  const far = {
    ...near,
    id: random.hex(16),
    name: `${names.given} van ${names.family}`,
    aliases: [],
    date_of_birth: String(year - random.int(12, 30)),
    countries: ['PAN'],
    match_types: ['name_fuzzy'],
    types: ['pep'],
    sources: ['Specimen Register of Office Holders'],
    score: random.int(55, 70) / 100,
    reason: 'Member of a regional council',
    url: `https://lists.example/entities/${random.hex(8)}`,
  };
  return random.chance(0.4) ? [near, far] : [near];
}
