import { addSeconds } from '#sandbox/dates.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Story } from '#sandbox/people/story.ts';
import type { Random } from '#sandbox/random.ts';

/**
 * Progress of a session in the vendor's words. `status` is the status of the identification; `null` while there is
 * none.
 */
export type Progress = {
  session: string;
  status: string | null;
  statusReason: string | null;
  isCrossChecked: boolean;
  modifiedUtc: string;
  identifiedUtc: string | null;
  completedUtc: string | null;
  /** How much of document and face was submitted. */
  submitted: 'nothing' | 'front' | 'everything';
};

export function progressOf(person: Person, random: Random): Progress {
  const { stage, startedAt, submittedAt } = person;
  if (stage === 'in_progress') return underWay(startedAt, random);
  const handedIn = {
    session: 'Completed',
    identifiedUtc: addSeconds(startedAt, 35),
    completedUtc: submittedAt,
    submitted: 'everything',
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

/** A session that is not opened, aborted, expired, or opened and not finished. */
function underWay(startedAt: string, random: Random): Progress {
  const roll = random.next();
  if (roll < 0.3) return unopened(startedAt);
  if (roll < 0.4)
    return {
      ...unopened(startedAt),
      session: random.pick(['Aborted', 'Expired']),
      modifiedUtc: addSeconds(startedAt, 1800),
    };
  return started(startedAt, random.chance(0.6) ? 'front' : 'nothing');
}

/** The link was not opened yet. */
export function unopened(modifiedUtc: string): Progress {
  return {
    session: 'Pending',
    status: null,
    statusReason: null,
    isCrossChecked: false,
    modifiedUtc,
    identifiedUtc: null,
    completedUtc: null,
    submitted: 'nothing',
  };
}

/** Everything is submitted; a person has to review it. */
export function finished(progress: Progress, story: Story, at: string): Progress {
  const handedIn = { session: 'Completed', completedUtc: at, modifiedUtc: at, submitted: 'everything' } as const;
  return { ...progress, ...handedIn, ...waiting(story), identifiedUtc: progress.identifiedUtc ?? at };
}

/** The identification exists from here on; it has its own id. */
export function started(at: string, submitted: 'nothing' | 'front'): Progress {
  return {
    session: 'InProgress',
    status: 'Awaiting',
    statusReason: 'Unfinished',
    isCrossChecked: false,
    modifiedUtc: addSeconds(at, 60),
    identifiedUtc: addSeconds(at, 35),
    completedUtc: null,
    submitted,
  };
}

function waiting(story: Story): Pick<Progress, 'status' | 'statusReason'> {
  // A word that the vendor's documentation does not list, as a newer version might send.
  if (story === 'unknown_word') return { status: 'UnderReview', statusReason: 'AwaitingSupervisor' };
  return { status: 'Awaiting', statusReason: REASONS[story] ?? null };
}

/**
 * Reasons for waiting or rejecting. The vendor documents four of these words; the others follow its older
 * documentation.
 */
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
