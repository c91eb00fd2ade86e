import { finished } from './progress.ts';
import { filesOf, type Session } from './session.ts';

/** The officer's decision: a status word of the vendor, and when. */
export type OfficerDecision = { status: string; at: string };

// Status words of the session; all others are status words of the identification.
const SESSION_WORDS = ['Pending', 'InProgress', 'Completed', 'Aborted', 'Expired'];

/** An applicant who had not finished submits the rest. */
export function withLateFinish(seed: string, session: Session, at: string | undefined): Session {
  const { person } = session;
  if (!at || !person) return session;
  const finishedPerson = { ...person, stage: 'waiting', submittedAt: at } as const;
  return {
    ...session,
    person: finishedPerson,
    progress: finished(session.progress, person.story, at),
    files: filesOf(`${seed}/${session.id}`, finishedPerson, 'everything'),
  };
}

export function withOfficerDecision(session: Session, decision: OfficerDecision | undefined): Session {
  if (!decision) return session;
  const { status, at } = decision;
  if (SESSION_WORDS.includes(status))
    return { ...session, progress: { ...session.progress, session: status, modifiedUtc: at } };
  const decided = { status, statusReason: 'ManuallyIdentified', isCrossChecked: true, modifiedUtc: at };
  const { identifiedUtc } = session.progress;
  return { ...session, progress: { ...session.progress, ...decided, identifiedUtc: identifiedUtc ?? at } };
}
