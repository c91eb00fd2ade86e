import { addSeconds } from '#sandbox/dates.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Story } from '#sandbox/people/story.ts';
import { type Random, randomFrom } from '#sandbox/random.ts';

/** One applicant of the service, before the scope of a key decides which fields are shown. */
export type Candidate = {
  recordId: string;
  refId: string;
  blockPassID: string;
  status: string;
  inreviewDate?: string;
  waitingDate?: string;
  approvedDate?: string;
  riskLevel: string;
  /** How the JSON of this record deviates from the vendor's documentation, as observed in real answers. */
  oddity: 'certificates' | 'object_value' | null;
  person: Person;
};

export function candidateOf(seed: string, person: Person): Candidate {
  const random = randomFrom(`${seed}/candidate/${person.index}`);
  const status = statusOf(person, random);
  const waited = addSeconds(person.submittedAt, random.int(5, 90));
  const openedAt = addSeconds(waited, random.int(600, 9000));
  const isThrough = status !== 'incomplete';
  const wasOpened = ['inreview', 'approved', 'rejected', 'blocked', 'review_requested'].includes(status.toLowerCase());
  return {
    recordId: random.hex(24),
    // Some clients use ids of their own, with characters that need percent encoding.
    refId: person.index % 17 === 3 ? `user/${random.int(1000, 9999)}@desk` : random.fill('####-####-####-####'),
    blockPassID: random.hex(24),
    status,
    waitingDate: isThrough ? waited : undefined,
    inreviewDate: wasOpened ? openedAt : undefined,
    approvedDate: status === 'approved' ? addSeconds(openedAt, random.int(60, 4000)) : undefined,
    riskLevel: riskOf(person.story, random),
    oddity: person.index % 41 === 7 ? 'certificates' : person.index % 43 === 11 ? 'object_value' : null,
    person,
  };
}

function statusOf({ stage, story }: Person, random: Random): string {
  // A word that the vendor's documentation does not list, as a newer version might send.
  if (story === 'unknown_word') return 'manual_verification';
  if (stage === 'in_progress') return 'incomplete';
  if (stage === 'waiting') return random.chance(0.7) ? 'waiting' : 'inreview';
  if (story === 'sanctions_hit' || story === 'image_manipulated' || story === 'under_age') return 'blocked';
  if (story === 'clean' || story === 'expires_soon') return random.chance(0.9) ? 'approved' : 'review_requested';
  return 'rejected';
}

function riskOf(story: Story, random: Random): string {
  if (story === 'sanctions_hit' || story === 'image_manipulated') return 'High';
  return story === 'clean' && random.chance(0.85) ? 'Low' : 'Medium';
}
