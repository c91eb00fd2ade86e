import { addSeconds } from '#sandbox/dates.ts';
import { inventVisitor } from '#sandbox/people/new-applicant.ts';
import { BLOCKPASS_CLIENTELE } from './applicant-mix.ts';
import { type Candidate, candidateOf } from './candidate.ts';

/** What became of a candidate since they were drawn: what they handed in, and what an officer said last. */
export type Afterwards = { submittedAt?: string; status?: string; statusAt?: string };

/** The nth who was created while the sandbox ran. Nobody comes to Blockpass but through its widget, so they wait at once. */
export function newcomerOf(seed: string, today: string, number: number, at: string): Candidate {
  const visitor = inventVisitor(`${seed}/new/${number}`, today, BLOCKPASS_CLIENTELE, addSeconds(at, -300));
  // In turn, so that the records' oddities come in turn too.
  const candidate = candidateOf(`${seed}/new`, { ...visitor, index: 50_000 + number });
  return { ...candidate, status: 'waiting', waitingDate: at, inreviewDate: undefined };
}

/** The candidate as they stand now. */
export function asOfNow(candidate: Candidate, { submittedAt, status, statusAt }: Afterwards): Candidate {
  const came: Candidate = submittedAt
    ? {
        ...candidate,
        status: 'waiting',
        waitingDate: submittedAt,
        person: { ...candidate.person, stage: 'waiting', submittedAt },
      }
    : candidate;
  if (!status) return came;
  const isOpened = ['inreview', 'approved', 'rejected', 'blocked', 'review_requested'].includes(status.toLowerCase());
  return {
    ...came,
    status,
    inreviewDate: isOpened ? (came.inreviewDate ?? statusAt) : came.inreviewDate,
    approvedDate: status === 'approved' ? statusAt : came.approvedDate,
  };
}
