import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import { mayBeShown } from '#lib/review/case/evidence.ts';
import { imageAheadQuery } from './image-ahead.ts';
import { readJson } from './read-json.ts';

/** What was fetched ahead is shown for this long before it is too old to start with, in milliseconds. */
const freshMs = 30_000;

/** How long an applicant is kept in memory after their page was left, in milliseconds: it is personal data. */
const keptMs = 60_000;

/** All that one applicant's page shows. `open`: it is on the screen, which is recorded once for each view. */
export function applicantQuery(id: string, how: 'open' | 'ahead') {
  return queryOptions({
    queryKey: ['applicant', id],
    queryFn: ({ signal }) => readApplicant(id, how, signal),
    staleTime: freshMs,
    gcTime: keptMs,
  });
}

/** Reads an applicant now. */
export function readApplicant(id: string, how: 'open' | 'ahead', signal?: AbortSignal): Promise<ApplicantPage> {
  return readJson<ApplicantPage>(`/api/applicants/${id}${how === 'open' ? '' : '?prefetch=1'}`, signal);
}

/**
 * Fetches an applicant's text ahead and, with `images`, the first image, which is recorded as sent ahead and does not
 * count as seen. Nothing is recorded as opened. What fails is read again on opening.
 * @returns the id of the image that was fetched, or null
 */
export async function prefetchApplicant(client: QueryClient, id: string, images: boolean): Promise<string | null> {
  await client.prefetchQuery({ ...applicantQuery(id, 'ahead'), retry: false });
  const page = client.getQueryData(applicantQuery(id, 'ahead').queryKey);
  const first = page?.view.may.seeImages ? page.view.evidence[0] : undefined;
  if (!images || !first || !mayBeShown(first)) return null;
  await client.prefetchQuery(imageAheadQuery(first.imageId));
  return first.imageId;
}
