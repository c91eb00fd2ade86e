import { addSeconds } from '#sandbox/dates.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Story } from '#sandbox/people/story.ts';
import type { Random } from '#sandbox/random.ts';

/** How far a session came, in the vendor's words. `status` is the identification's; `null` while there is none. */
export type Progress = {
  session: string;
  status: string | null;
  statusReason: string | null;
  isCrossChecked: boolean;
  modifiedUtc: string;
  identifiedUtc: string | null;
  completedUtc: string | null;
  /** How much of the document and the face was handed over. */
  given: 'nothing' | 'front' | 'everything';
};

export function progressOf(person: Person, random: Random): Progress {
  const { stage, startedAt, submittedAt } = person;
  if (stage === 'in_progress') return underWay(startedAt, random);
  const handedIn = {
    session: 'Completed',
    identifiedUtc: addSeconds(startedAt, 35),
    completedUtc: submittedAt,
    given: 'everything',
  } as const;
  if (stage === 'waiting') {
    const { status, statusReason } = waiting(person.story);
    return {
      ...handedIn,
      status,
      statusReason,
      isCrossChecked: random.chance(0.2),
      modifiedUtc: addSeconds(submittedAt, 5),
    };
  }
  const isMild = MILD.includes(person.story);
  return {
    ...handedIn,
    status: isMild ? 'Approved' : 'Rejected',
    statusReason: isMild
      ? random.chance(0.5)
        ? 'ManuallyIdentified'
        : null
      : (REASONS[person.story] ?? 'DocumentNotAccepted'),
    isCrossChecked: random.chance(0.6),
    modifiedUtc: addSeconds(submittedAt, random.int(60, 7200)),
  };
}

/** A session somebody has opened but not finished, one nobody has opened yet, or one given up. */
function underWay(startedAt: string, random: Random): Progress {
  const roll = random.next();
  if (roll < 0.3) return untouched(startedAt);
  if (roll < 0.4)
    return {
      ...untouched(startedAt),
      session: random.pick(['Aborted', 'Expired']),
      modifiedUtc: addSeconds(startedAt, 1800),
    };
  return begun(startedAt, random.chance(0.6) ? 'front' : 'nothing');
}

/** Nobody has followed the link. */
export function untouched(modifiedUtc: string): Progress {
  return {
    session: 'Pending',
    status: null,
    statusReason: null,
    isCrossChecked: false,
    modifiedUtc,
    identifiedUtc: null,
    completedUtc: null,
    given: 'nothing',
  };
}

/** Everything is handed in, and somebody has to look. */
export function through(progress: Progress, story: Story, at: string): Progress {
  const handedIn = { session: 'Completed', completedUtc: at, modifiedUtc: at, given: 'everything' } as const;
  return { ...progress, ...handedIn, ...waiting(story), identifiedUtc: progress.identifiedUtc ?? at };
}

/** The identification appears only now, with an id of its own. */
export function begun(at: string, given: 'nothing' | 'front'): Progress {
  return {
    session: 'InProgress',
    status: 'Awaiting',
    statusReason: 'Unfinished',
    isCrossChecked: false,
    modifiedUtc: addSeconds(at, 60),
    identifiedUtc: addSeconds(at, 35),
    completedUtc: null,
    given,
  };
}

function waiting(story: Story): Pick<Progress, 'status' | 'statusReason'> {
  // A word that is in none of the vendor's lists: new versions bring new words without notice.
  if (story === 'unknown_word') return { status: 'UnderReview', statusReason: 'AwaitingSupervisor' };
  return { status: 'Awaiting', statusReason: REASONS[story] ?? null };
}

/** Why somebody waits or was refused. The vendor publishes four of these words; the others are as its older page numbers them. */
const REASONS: Partial<Record<Story, string>> = {
  back_missing: 'MissingDocumentPhoto',
  unreadable_selfie: 'PoorPhotoQuality',
  image_manipulated: 'PossibleFraud',
  expired_document: 'DocumentExpired',
  name_differs: 'DataMismatch',
  birth_date_swapped: 'DataMismatch',
  sanctions_hit: 'SanctionsMatch',
  under_age: 'PersonUnderAge',
};

const MILD: Story[] = ['clean', 'expires_soon', 'same_person_twice'];
