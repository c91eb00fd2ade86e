import { addSeconds } from '../dates.ts';
import { randomFrom } from '../random.ts';
import { type Clientele, inventPeople } from './invent.ts';
import type { Person } from './person.ts';
import type { Story } from './story.ts';

// What a visitor brings with them, whatever names the order says. Half bring nothing worth noticing.
const BROUGHT: Story[] = [
  'expired_document',
  'expires_soon',
  'sanctions_hit',
  'unreadable_selfie',
  'image_manipulated',
];

// So that a visitor is never taken for one of those who were there from the start.
const FIRST_INDEX = 50_000;

/** Whoever comes to an applicant that was only created: the same person and story for the same seed, through when they leave. */
export function inventVisitor(seed: string, today: string, clientele: Clientele, startedAt: string): Person {
  const random = randomFrom(`${seed}/visitor`);
  const story = random.chance(0.5) ? random.pick(BROUGHT.filter((each) => each in clientele.stories)) : null;
  // Countries come in turn, so somebody later in the line is from elsewhere.
  const line = inventPeople(seed, random.int(1, 12), today, { ...clientele, stories: story ? { [story]: 100 } : {} });
  const person = line.at(-1);
  if (!person) throw new RangeError('Nobody came');
  return {
    ...person,
    index: FIRST_INDEX + random.int(0, 9999),
    stage: 'waiting',
    startedAt,
    submittedAt: addSeconds(startedAt, 300),
  };
}
