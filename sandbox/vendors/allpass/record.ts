import { addSeconds } from '#sandbox/dates.ts';
import type { Person } from '#sandbox/people/person.ts';
import { type Random, randomFrom } from '#sandbox/random.ts';
import { FLOWS } from './flows.ts';

/** One applicant: an invented person, or one that was only created and has no person yet. */
export type ApplicantRecord = {
  id: string;
  externalUserId: string;
  person: Person | null;
  status: string;
  flowId: number;
  phone: string | null;
  email: string | null;
  lang: string | null;
  createdAt: string;
  updatedAt: string;
  /** An older answer: `data` of a step is an array, and location fields are null. */
  isOld: boolean;
};

export function recordOf(seed: string, person: Person): ApplicantRecord {
  const random = randomFrom(`${seed}/applicant/${person.index}`);
  const wait = person.stage === 'final' ? random.int(900, 90_000) : random.int(5, 120);
  return {
    id: random.uuid(),
    // Some clients use ids of their own, with characters that need percent encoding.
    externalUserId: person.index % 19 === 4 ? `user/${random.int(1000, 9999)}@desk` : random.fill('cust-######'),
    person,
    status: statusOf(person, random),
    flowId: FLOWS[person.index % 5 === 0 ? 1 : person.index % 7 === 2 ? 2 : 0]?.id ?? 11,
    phone: `+${person.country.callingCode}${person.phone}`,
    email: person.email,
    lang: person.country.alpha2 === 'US' ? 'en' : person.country.alpha2.toLowerCase(),
    createdAt: person.startedAt,
    updatedAt: addSeconds(person.submittedAt, wait),
    isOld: person.index % 13 === 6,
  };
}

function statusOf({ stage, story }: Person, random: Random): string {
  // A word that the vendor's documentation does not list, as a newer version might send.
  if (story === 'unknown_word') return 'AWAITING_SECOND_OFFICER';
  if (stage === 'in_progress') return random.pick(['INIT', 'INCOMPLETE', 'INCOMPLETE', 'IN_PROGRESS']);
  if (stage === 'waiting') return random.pick(['COMPLETED', 'COMPLETED', 'COMPLETED', 'IN_REVIEW', 'ON_HOLD']);
  return story === 'clean' || story === 'expires_soon' ? 'APPROVED' : 'REJECTED';
}
