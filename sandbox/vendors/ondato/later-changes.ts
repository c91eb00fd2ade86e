import { through } from './progress.ts';
import { filesOf, type Session } from './session.ts';

/** What the vendor's officer made of somebody, in its own word, and when. */
export type Verdict = { status: string; at: string };

// Words of the session; all others are the identification's.
const SESSION_WORDS = ['Pending', 'InProgress', 'Completed', 'Aborted', 'Expired'];

/** Somebody who had not finished comes back and hands in the rest. */
export function withVisit(seed: string, session: Session, at: string | undefined): Session {
  const { person } = session;
  if (!at || !person) return session;
  const came = { ...person, stage: 'waiting', submittedAt: at } as const;
  return {
    ...session,
    person: came,
    progress: through(session.progress, person.story, at),
    files: filesOf(`${seed}/${session.id}`, came, 'everything'),
  };
}

export function withVerdict(session: Session, verdict: Verdict | undefined): Session {
  if (!verdict) return session;
  const { status, at } = verdict;
  if (SESSION_WORDS.includes(status))
    return { ...session, progress: { ...session.progress, session: status, modifiedUtc: at } };
  const decided = { status, statusReason: 'ManuallyIdentified', isCrossChecked: true, modifiedUtc: at };
  const { identifiedUtc } = session.progress;
  return { ...session, progress: { ...session.progress, ...decided, identifiedUtc: identifiedUtc ?? at } };
}
