import { Problem, type Reply } from '#sandbox/http/call.ts';
import type { Candidate } from './candidate.ts';
import type { Store } from './store.ts';

const STATUSES = ['waiting', 'inreview', 'approved', 'rejected', 'blocked', 'review_requested'];

/** One page of applicants, of all statuses or of one; 20 by default, at most 100. */
export function listing(
  store: Store,
  status: string,
  query: URLSearchParams,
  answerFor: (candidate: Candidate) => Promise<unknown>,
): Reply {
  if (status && !STATUSES.includes(status)) throw new Problem(400, 'Unknown status');
  const matching = store.all().filter((candidate) => !status || candidate.status.toLowerCase() === status);
  const skip = countOf(query, 'skip', 0);
  const limit = Math.min(100, countOf(query, 'limit', 20));
  return {
    status: 200,
    chunks: chunksOf(matching.slice(skip, skip + limit), answerFor, { total: matching.length, skip, limit }),
  };
}

// One record at a time: a page with images has many megabytes, and drawing it takes a while.
async function* chunksOf(
  page: Candidate[],
  answerFor: (candidate: Candidate) => Promise<unknown>,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  yield '{"status":"success","data":{"records":[';
  for (const [at, candidate] of page.entries())
    yield `${at > 0 ? ',' : ''}${JSON.stringify(await answerFor(candidate))}`;
  yield `],${JSON.stringify(counts).slice(1)}}`;
}

function countOf(query: URLSearchParams, name: string, fallback: number): number {
  const value = Number(query.get(name) ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw new Problem(400, `${name} is a whole number from 0`);
  return value;
}
