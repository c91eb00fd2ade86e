import type { Right } from '../access.ts';
import type { CommandKind } from '../commands/command.ts';

/** What can be done with a whole applicant, alone or in bulk; `snooze` with the case of theirs that is open. */
export const acts = [
  'snooze',
  'archive',
  'unarchive',
  'schedule_deletion',
  'restore',
  'anonymize',
  'delete',
  'redact',
] as const;

export type Act = (typeof acts)[number];

/** The most applicants in one job. */
export const mostInJob = 5_000;

type Facts = {
  /** "Schedule deletion". */
  name: string;
  /** "schedule a deletion": after "can’t". */
  verb: string;
  /** The commands that carry it out at a vendor, the best first; a vendor that takes none of them can't do it. */
  kinds: readonly CommandKind[];
  /** Whether something changes in Docket itself. */
  isHere: boolean;
  /** A second person confirms it. */
  needsSecond: boolean;
  /** It can't be undone: the password is asked for again and the words are typed. */
  isFinal: boolean;
};

const facts: Record<Act, Facts> = {
  snooze: {
    name: 'Snooze',
    verb: 'snooze',
    kinds: [],
    isHere: true,
    needsSecond: false,
    isFinal: false,
  },
  archive: {
    name: 'Archive',
    verb: 'archive',
    kinds: ['archive'],
    isHere: true,
    needsSecond: false,
    isFinal: false,
  },
  unarchive: {
    name: 'Unarchive',
    verb: 'unarchive',
    kinds: [],
    isHere: true,
    needsSecond: false,
    isFinal: false,
  },
  schedule_deletion: {
    name: 'Schedule deletion',
    verb: 'schedule a deletion',
    kinds: ['schedule_deletion'],
    isHere: false,
    needsSecond: true,
    isFinal: false,
  },
  restore: {
    name: 'Restore',
    verb: 'restore',
    kinds: ['restore'],
    isHere: false,
    needsSecond: false,
    isFinal: false,
  },
  anonymize: {
    name: 'Anonymize',
    verb: 'anonymize',
    kinds: ['anonymize', 'redact'],
    isHere: true,
    needsSecond: true,
    isFinal: true,
  },
  delete: {
    name: 'Delete',
    verb: 'delete',
    kinds: ['delete', 'redact'],
    isHere: true,
    needsSecond: true,
    isFinal: true,
  },
  redact: {
    name: 'Redact',
    verb: 'redact',
    kinds: ['redact'],
    isHere: false,
    needsSecond: true,
    isFinal: true,
  },
};

/** What an act is: its words, its commands, and what it takes. */
export function factsOfAct(act: Act): Facts {
  return facts[act];
}

/** The right to begin an act: the dry run, and then to start it or to ask for it. */
export function rightForAct(act: Act): Right {
  if (act === 'snooze') return 'decide-case';
  if (act === 'restore') return 'restore-applicant';
  return facts[act].needsSecond ? 'ask-erasure' : 'send-command';
}

/** The right to begin a job and to go on with it; one that follows the policy on retention has its own. */
export function rightForJob({ act, policyVersion }: { act: Act; policyVersion: number | null }): Right {
  return policyVersion === null ? rightForAct(act) : 'ask-retention';
}

/** Whether an act destroys the personal data that Docket holds. */
export function erasesHere(act: Act): act is 'anonymize' | 'delete' {
  return act === 'anonymize' || act === 'delete';
}

/**
 * What a person types to confirm an act: the number of the case for one applicant, "DELETE 41" for several.
 * @param only the number or id of the only applicant; null for several
 */
export function wordsToType(act: Act, count: number, only: string | null): string {
  return only !== null && count === 1 ? only : `${facts[act].name.toUpperCase()} ${count}`;
}

/** The name under which a password given again is kept, so that it opens one act of one person only. */
export function stepUpAct(step: 'ask' | 'confirm', act: Act): string {
  return `${step} ${act}`;
}
