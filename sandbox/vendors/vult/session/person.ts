import { addSeconds } from '#sandbox/dates.ts';
import { inventPeople } from '#sandbox/people/invent.ts';
import { inventPaper } from '#sandbox/people/paper.ts';
import type { PaperType, Person } from '#sandbox/people/person.ts';
import { ALL_STORIES, type Story } from '#sandbox/people/story.ts';
import { randomFrom } from '#sandbox/random.ts';
import { VULT_MIX } from '../applicant-mix.ts';

/** The person behind a session that was only created. The same seed gives the same person. */
export function applicantOf(seed: string, today: string, story: Story, startedAt: string): Person {
  const random = randomFrom(seed);
  // Countries come in turn: the length of the list decides the country of its last person.
  const turn = random.int(1, 12);
  const stories = story === 'clean' ? {} : { [story]: 100 };
  const person = inventPeople(seed, turn, today, { ...VULT_MIX, stories }).at(-1);
  if (!person) throw new RangeError('No person was invented');
  return { ...person, startedAt, submittedAt: addSeconds(startedAt, 300) };
}

/** The same person with a document of another type, as announced by the SDK. */
export function withPaper(person: Person, type: PaperType, today: string, seed: string): Person {
  if (person.paper.type === type) return person;
  return { ...person, paper: inventPaper(person, [type], today, randomFrom(`${seed}/${type}`)) };
}

export function isStory(value: unknown): value is Story {
  return value === 'clean' || (typeof value === 'string' && value in ALL_STORIES);
}
