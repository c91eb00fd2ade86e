import type { Person } from '#sandbox/people/person.ts';
import type { Story } from '#sandbox/people/story.ts';
import type { Random } from '#sandbox/random.ts';

/** The progress of an applicant, and Vult's result. */
export type Progress = {
  status: string;
  message: string;
  verified: boolean;
  submitted: boolean;
  front: boolean;
  back: boolean;
  selfie: boolean;
  liveness: boolean;
  /** The vendor's words for the motor vehicle registry and the sanctions list. */
  registry: string;
  sanctions: string;
};

export function progressOf(person: Person, random: Random): Progress {
  return person.stage === 'in_progress' ? underWay(person, random) : submitted(person, random.next);
}

function underWay({ paper }: Person, random: Random): Progress {
  const steps = random.int(0, 2);
  return {
    status: 'in_progress',
    message: '',
    verified: false,
    submitted: false,
    front: steps > 0,
    back: steps > 1 && paper.hasBack,
    selfie: false,
    liveness: false,
    registry: 'unknown',
    sanctions: 'unknown',
  };
}

/**
 * The result after everything was submitted. `roll`, from 0 to 1, decides between possible results; 1 waits for review.
 */
export function submitted(person: Person, roll: () => number): Progress {
  const { story, paper } = person;
  return {
    ...outcomeOf(person, roll),
    submitted: true,
    front: true,
    back: paper.hasBack && story !== 'back_missing',
    selfie: true,
    liveness: story !== 'unreadable_selfie',
    registry: registryWord(person),
    sanctions: story === 'sanctions_hit' ? 'match' : story === 'unknown_word' ? 'inconclusive' : 'no_match',
  };
}

function outcomeOf({ story, stage }: Person, roll: () => number): Pick<Progress, 'status' | 'verified' | 'message'> {
  // A word that the vendor's documentation does not list, as a newer version might send.
  if (story === 'unknown_word') return { status: 'under_manual_review', verified: false, message: 'handed over' };
  if (stage === 'final') {
    if (isMild(story)) return { status: 'complete', verified: true, message: 'verified' };
    return { status: 'expired', verified: false, message: 'not finished in time' };
  }
  if (story === 'sanctions_hit')
    return { status: 'temporarily_blocked', verified: false, message: 'sanction list match' };
  const value = roll();
  if (story === 'image_manipulated' || story === 'under_age' || value < 0.25)
    return { status: 'complete', verified: false, message: 'not verified' };
  if (value < 0.35) return { status: 'temporarily_blocked', verified: false, message: 'too many attempts' };
  return { status: 'temporarily_complete', verified: false, message: 'waiting for review' };
}

const MILD: Story[] = [
  'clean',
  'expires_soon',
  'same_person_twice',
  'vpn_far_from_home',
  'name_differs',
  'birth_date_swapped',
];

/** True when Vult's own score still passes. */
export function isMild(story: Story): boolean {
  return MILD.includes(story);
}

function registryWord({ story, country, paper }: Person): string {
  if (country.alpha3 !== 'USA' || paper.type !== 'driver_license') return 'unknown';
  return story === 'registry_mismatch' ? 'no_match' : 'match';
}
