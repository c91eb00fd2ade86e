import { peopleOf } from '../people/shared.ts';
import { isRecord, Problem } from '../wire.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { BLOCKPASS_CLIENTELE } from './clientele.ts';

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
  changes(): { archives: Record<string, string> };
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = peopleOf('blockpass', seed, count, today, BLOCKPASS_CLIENTELE);
  const candidates = withOneOddSpelling(people.map((person) => candidateOf(`${seed}/blockpass`, person))).sort(newestFirst);
  // One who was archived long ago is part of every listing.
  const archivedBefore = candidates.findLast(({ status }) => status === 'approved');
  let archives: Record<string, string> = {};

  const found = (candidate: Candidate | undefined): Candidate => {
    if (!candidate) throw new Problem(404, 'Record not found');
    return candidate;
  };
  return {
    all: () => candidates,
    byRefId: (refId) => found(candidates.find((candidate) => candidate.refId === refId)),
    byRecordId: (recordId) => found(candidates.find((candidate) => candidate.recordId === recordId)),
    archivesAt: (recordId) => (recordId === archivedBefore?.recordId ? `${today}T00:00:00.000Z` : (archives[recordId] ?? null)),
    scheduleArchive(recordId, at) {
      archives[recordId] ??= at;
    },
    changes: () => ({ archives }),
    restore(kept) {
      const past = isRecord(kept) && isRecord(kept.archives) ? Object.entries(kept.archives) : [];
      archives = Object.fromEntries(past.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    },
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
