import { isRecord, Problem } from '#sandbox/http/call.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import { BLOCKPASS_MIX } from './applicant-mix.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { type CandidateUpdate, createdCandidate, withUpdate } from './updates.ts';

type Changes = { archives: Record<string, string>; created: string[]; updates: Record<string, CandidateUpdate> };

export type Store = {
  /** Newest first. */
  all(): Candidate[];
  /** Throws Problem 404 when there is no such candidate. */
  byRefId(refId: string): Candidate;
  byRecordId(recordId: string): Candidate;
  /** When the candidate's attributes are deleted; `null` when no archiving was requested. */
  archivedAt(recordId: string): string | null;
  /** The first call counts; later calls do not move the date. */
  scheduleArchive(recordId: string, at: string): void;
  /** A new candidate who waits for review since `at`. */
  create(at: string): Candidate;
  /** Adds a later change of a candidate to those before. */
  update(recordId: string, update: CandidateUpdate): void;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = peopleOf('blockpass', seed, count, today, BLOCKPASS_MIX);
  const initial = withOneOtherSpelling(people.map((person) => candidateOf(`${seed}/blockpass`, person)));
  // One candidate was archived before the first day, so that every list contains such a record.
  const archivedBefore = [...initial].sort(newestFirst).findLast(({ status }) => status === 'approved');
  let changes: Changes = { archives: {}, created: [], updates: {} };

  const created = (at: string, number: number) => createdCandidate(`${seed}/blockpass`, today, number, at);
  let current = listed(initial);
  function listed(candidates: Candidate[]): Candidate[] {
    return candidates
      .map((candidate) => withUpdate(candidate, changes.updates[candidate.recordId] ?? {}))
      .sort(newestFirst);
  }
  const refresh = () => {
    current = listed([...initial, ...changes.created.map(created)]);
  };
  const found = (candidate: Candidate | undefined): Candidate => {
    if (!candidate) throw new Problem(404, 'Record not found');
    return candidate;
  };
  return {
    all: () => current,
    byRefId: (refId) => found(current.find((candidate) => candidate.refId === refId)),
    byRecordId: (recordId) => found(current.find((candidate) => candidate.recordId === recordId)),
    archivedAt: (recordId) =>
      recordId === archivedBefore?.recordId ? `${today}T00:00:00.000Z` : (changes.archives[recordId] ?? null),
    scheduleArchive(recordId, at) {
      changes.archives[recordId] ??= at;
    },
    create(at) {
      changes.created.push(at);
      const candidate = created(at, changes.created.length - 1);
      current = [...current, candidate].sort(newestFirst);
      return candidate;
    },
    update(recordId, update) {
      changes.updates[recordId] = { ...changes.updates[recordId], ...update };
      refresh();
    },
    changes: () => changes,
    restore(saved) {
      changes = readChanges(saved);
      refresh();
    },
  };
}

/** This file wrote the value, so only its outer shape is checked. */
function readChanges(saved: unknown): Changes {
  const past: Record<string, unknown> = isRecord(saved) ? structuredClone(saved) : {};
  return {
    archives: isRecord(past.archives) ? (past.archives as Changes['archives']) : {},
    created: Array.isArray(past.created) ? (past.created as string[]) : [],
    updates: isRecord(past.updates) ? (past.updates as Changes['updates']) : {},
  };
}

/** The spelling `inReview` was observed once in a real answer. */
function withOneOtherSpelling(candidates: Candidate[]): Candidate[] {
  const first = candidates.find(({ status }) => status === 'inreview');
  return candidates.map((candidate) => (candidate === first ? { ...candidate, status: 'inReview' } : candidate));
}

function newestFirst(a: Candidate, b: Candidate): number {
  return b.person.startedAt.localeCompare(a.person.startedAt) || a.recordId.localeCompare(b.recordId);
}
