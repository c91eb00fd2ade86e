import { addSeconds } from '#sandbox/dates.ts';
import type { Person } from '#sandbox/people/person.ts';
import { type Random, randomFrom } from '#sandbox/random.ts';
import { FLOWS } from './flows.ts';

/** One applicant: an invented person, or one that was only created and has not come yet. */
export type Entry = {
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
  /** An older answer: `data` of a step is an array, and places are null. */
  isOld: boolean;
};

export function entryOf(seed: string, person: Person): Entry {
  const random = randomFrom(`${seed}/applicant/${person.index}`);
  const wait = person.stage === 'final' ? random.int(900, 90_000) : random.int(5, 120);
  return {
    id: random.uuid(),
    // Some services hand over ids of their own making, with signs that want encoding.
    externalUserId: person.index % 19 === 4 ? `user/${random.int(1000, 9999)}@desk` : random.fill('cust-######'),
    person,
    status: statusOf(person, random),
    flowId: FLOWS[person.index % 5 === 0 ? 1 : person.index % 7 === 2 ? 2 : 0]?.id ?? 11,
    phone: `+${person.land.calling}${person.phone}`,
    email: person.email,
    lang: person.land.alpha2 === 'US' ? 'en' : person.land.alpha2.toLowerCase(),
    createdAt: person.startedAt,
    updatedAt: addSeconds(person.submittedAt, wait),
    isOld: person.index % 13 === 6,
  };
}

function statusOf({ stage, story }: Person, random: Random): string {
  // A word of a newer version, in none of the lists.
  if (story === 'unknown_word') return 'AWAITING_SECOND_OFFICER';
  if (stage === 'in_progress') return random.pick(['INIT', 'INCOMPLETE', 'INCOMPLETE', 'IN_PROGRESS']);
  if (stage === 'waiting') return random.pick(['COMPLETED', 'COMPLETED', 'COMPLETED', 'IN_REVIEW', 'ON_HOLD']);
  return story === 'clean' || story === 'expires_soon' ? 'APPROVED' : 'REJECTED';
}
