import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
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
 * Fetches an applicant's text ahead and, with `images`, has the server fetch and render the first image, which is
 * recorded as sent ahead and does not count as seen. Nothing is recorded as opened. What fails is read again on
 * opening.
 */
export async function prefetchApplicant(client: QueryClient, id: string, images: boolean): Promise<void> {
  await client.prefetchQuery({ ...applicantQuery(id, 'ahead'), retry: false });
  const page = client.getQueryData(applicantQuery(id, 'ahead').queryKey);
  const first = page?.view.may.seeImages ? page.view.evidence[0] : undefined;
  if (!images || !first || !(first.state === 'shown' || first.state === 'not_fetched')) return;
  const key = ['image ahead', first.imageId];
  const fetchImage = async () => (await fetch(`/api/images/${first.imageId}/1?size=full&prefetch=1`)).ok;
  await client.prefetchQuery({ queryKey: key, queryFn: fetchImage, staleTime: freshMs, gcTime: keptMs, retry: false });
}
