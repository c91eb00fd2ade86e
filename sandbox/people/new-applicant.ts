import { addSeconds } from '../dates.ts';
import { randomFrom } from '../random.ts';
import { type ApplicantMix, inventPeople } from './invent.ts';
import type { Person } from './person.ts';
import type { Story } from './story.ts';

// Stories that fit any order; half of the new applicants have none.
export const STORIES_OF_NEW_APPLICANTS: Story[] = [
  'expired_document',
  'expires_soon',
  'sanctions_hit',
  'unreadable_selfie',
  'image_manipulated',
];

// Above all indexes of the people who exist from the start.
const FIRST_INDEX = 50_000;

/**
 * The person behind an applicant that was only created. The same seed gives the same person and story; they have
 * submitted everything.
 */
export function inventApplicant(seed: string, today: string, mix: ApplicantMix, startedAt: string): Person {
  const random = randomFrom(`${seed}/visitor`);
  const story = random.chance(0.5)
    ? random.pick(STORIES_OF_NEW_APPLICANTS.filter((each) => each in mix.stories))
    : null;
  // Countries come in turn: the length of the list decides the country of its last person.
  const line = inventPeople(seed, random.int(1, 12), today, { ...mix, stories: story ? { [story]: 100 } : {} });
  const person = line.at(-1);
  if (!person) throw new RangeError('No person was invented');
  return {
    ...person,
    index: FIRST_INDEX + random.int(0, 9999),
    stage: 'waiting',
    startedAt,
    submittedAt: addSeconds(startedAt, 300),
  };
}
