import { addSeconds } from '#sandbox/dates.ts';
import { inventApplicant } from '#sandbox/people/new-applicant.ts';
import { BLOCKPASS_MIX } from './applicant-mix.ts';
import { type Candidate, candidateOf } from './candidate.ts';

/** Later changes of a candidate: what they submitted, and the officer's last status. */
export type CandidateUpdate = { submittedAt?: string; status?: string; statusAt?: string };

/**
 * The nth candidate created while the sandbox runs. Applicants come through the widget and submit everything, so they
 * wait for review at once.
 */
export function createdCandidate(seed: string, today: string, number: number, at: string): Candidate {
  const person = inventApplicant(`${seed}/new/${number}`, today, BLOCKPASS_MIX, addSeconds(at, -300));
  // Consecutive indexes, so that the oddities of the records occur in turn.
  const candidate = candidateOf(`${seed}/new`, { ...person, index: 50_000 + number });
  return { ...candidate, status: 'waiting', waitingDate: at, inreviewDate: undefined };
}

/** The candidate with the later changes. */
export function withUpdate(candidate: Candidate, { submittedAt, status, statusAt }: CandidateUpdate): Candidate {
  const submitted: Candidate = submittedAt
    ? {
        ...candidate,
        status: 'waiting',
        waitingDate: submittedAt,
        person: { ...candidate.person, stage: 'waiting', submittedAt },
      }
    : candidate;
  if (!status) return submitted;
  const isOpened = ['inreview', 'approved', 'rejected', 'blocked', 'review_requested'].includes(status.toLowerCase());
  return {
    ...submitted,
    status,
    inreviewDate: isOpened ? (submitted.inreviewDate ?? statusAt) : submitted.inreviewDate,
    approvedDate: status === 'approved' ? statusAt : submitted.approvedDate,
  };
}
