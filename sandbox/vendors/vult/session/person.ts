import { addSeconds } from '#sandbox/dates.ts';
import { inventPeople } from '#sandbox/people/invent.ts';
import { drawPaper } from '#sandbox/people/paper.ts';
import type { PaperType, Person } from '#sandbox/people/person.ts';
import { ALL_STORIES, type Story } from '#sandbox/people/story.ts';
import { randomFrom } from '#sandbox/random.ts';
import { VULT_CLIENTELE } from '../applicant-mix.ts';

/** Whoever comes to a session that was only created: the same person each time, living the story they were given. */
export function visitorOf(seed: string, today: string, story: Story, startedAt: string): Person {
  const random = randomFrom(seed);
  // The clientele takes countries in turn, so who comes later in the line may be from elsewhere.
  const turn = random.int(1, 12);
  const stories = story === 'clean' ? {} : { [story]: 100 };
  const person = inventPeople(seed, turn, today, { ...VULT_CLIENTELE, stories }).at(-1);
  if (!person) throw new RangeError('Nobody came');
  return { ...person, startedAt, submittedAt: addSeconds(startedAt, 300) };
}

/** The same person with a paper of the type the SDK announced. */
export function withPaper(person: Person, type: PaperType, today: string, seed: string): Person {
  if (person.paper.type === type) return person;
  return { ...person, paper: drawPaper(person, [type], today, randomFrom(`${seed}/${type}`)) };
}

export function isStory(value: unknown): value is Story {
  return value === 'clean' || (typeof value === 'string' && value in ALL_STORIES);
}
