import { isRecord, Problem } from '#sandbox/http/call.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import { BLOCKPASS_CLIENTELE } from './applicant-mix.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { type Afterwards, asOfNow, newcomerOf } from './updates.ts';

type Changes = { archives: Record<string, string>; created: string[]; afterwards: Record<string, Afterwards> };

export type Store = {
  /** Newest first. */
  all(): Candidate[];
  /** Throws 404 when there is no such candidate. */
  byRefId(refId: string): Candidate;
  byRecordId(recordId: string): Candidate;
  /** When a candidate's attributes go for good; `null` when nobody asked for it. */
  archivesAt(recordId: string): string | null;
  /** The first asking counts; asking again does not put it off. */
  scheduleArchive(recordId: string, at: string): void;
  /** Somebody new, waiting for review since `at`. */
  create(at: string): Candidate;
  /** What became of a candidate, beside what became of them before. */
  settle(recordId: string, news: Afterwards): void;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = peopleOf('blockpass', seed, count, today, BLOCKPASS_CLIENTELE);
  const drawn = withOneOddSpelling(people.map((person) => candidateOf(`${seed}/blockpass`, person)));
  // One who was archived long ago is part of every listing.
  const archivedBefore = [...drawn].sort(newestFirst).findLast(({ status }) => status === 'approved');
  let changes: Changes = { archives: {}, created: [], afterwards: {} };

  const newcomer = (at: string, number: number) => newcomerOf(`${seed}/blockpass`, today, number, at);
  let standing = listed(drawn);
  function listed(candidates: Candidate[]): Candidate[] {
    return candidates
      .map((candidate) => asOfNow(candidate, changes.afterwards[candidate.recordId] ?? {}))
      .sort(newestFirst);
  }
  const relist = () => {
    standing = listed([...drawn, ...changes.created.map(newcomer)]);
  };
  const found = (candidate: Candidate | undefined): Candidate => {
    if (!candidate) throw new Problem(404, 'Record not found');
    return candidate;
  };
  return {
    all: () => standing,
    byRefId: (refId) => found(standing.find((candidate) => candidate.refId === refId)),
    byRecordId: (recordId) => found(standing.find((candidate) => candidate.recordId === recordId)),
    archivesAt: (recordId) =>
      recordId === archivedBefore?.recordId ? `${today}T00:00:00.000Z` : (changes.archives[recordId] ?? null),
    scheduleArchive(recordId, at) {
      changes.archives[recordId] ??= at;
    },
    create(at) {
      changes.created.push(at);
      const candidate = newcomer(at, changes.created.length - 1);
      standing = [...standing, candidate].sort(newestFirst);
      return candidate;
    },
    settle(recordId, news) {
      changes.afterwards[recordId] = { ...changes.afterwards[recordId], ...news };
      relist();
    },
    changes: () => changes,
    restore(kept) {
      changes = readChanges(kept);
      relist();
    },
  };
}

/** Written by this same file; only the outer shape is looked at. */
function readChanges(kept: unknown): Changes {
  const past: Record<string, unknown> = isRecord(kept) ? structuredClone(kept) : {};
  return {
    archives: isRecord(past.archives) ? (past.archives as Changes['archives']) : {},
    created: Array.isArray(past.created) ? (past.created as string[]) : [],
    afterwards: isRecord(past.afterwards) ? (past.afterwards as Changes['afterwards']) : {},
  };
}

/** `inReview` was seen in the wild once. */
function withOneOddSpelling(candidates: Candidate[]): Candidate[] {
  const odd = candidates.find(({ status }) => status === 'inreview');
  return candidates.map((candidate) => (candidate === odd ? { ...candidate, status: 'inReview' } : candidate));
}

function newestFirst(a: Candidate, b: Candidate): number {
  return b.person.startedAt.localeCompare(a.person.startedAt) || a.recordId.localeCompare(b.recordId);
}
