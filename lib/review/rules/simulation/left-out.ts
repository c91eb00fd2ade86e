import type { StoredSession } from './session.ts';

/** Tags by which an applicant is left out of simulations: their verdict says nothing about other people. */
const tags: Readonly<Record<string, NonNullable<StoredSession['leftOut']>>> = {
  test: 'test',
  'test account': 'test',
  'known answer': 'known_answer',
  'known-answer': 'known_answer',
};

/** The tags of {@link leftOutBy}. */
export const leftOutTags = Object.keys(tags);

/** Why an applicant with these tags is left out; null where they are not. */
export function leftOutBy(given: readonly string[]): StoredSession['leftOut'] {
  const found = given.flatMap((tag) => (Object.hasOwn(tags, tag) ? [tags[tag] ?? null] : []));
  return found.includes('test') ? 'test' : (found[0] ?? null);
}
