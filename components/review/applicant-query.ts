import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import { mayBeShown } from '#lib/review/case/evidence.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { imageAheadQuery } from './ahead/image.ts';
import { sparesData } from './ahead/spares-data.ts';
import { readJson } from './read-json.ts';

/** What was fetched ahead is shown for this long before it is too old to start with, in milliseconds. */
const freshMs = 30_000;

/**
 * How long an applicant is kept in memory after their page was left, in milliseconds: it is personal data. The server
 * keeps nothing beyond the page that it draws, and a timer there would keep all of that page until it ends.
 */
const keptMs = typeof window === 'undefined' ? Number.POSITIVE_INFINITY : 60_000;

const kind = 'applicant';

/** All that one applicant's page shows. `open`: it is on the screen, which is recorded once for each view. */
export function applicantQuery(id: string, how: 'open' | 'ahead') {
  return queryOptions({
    queryKey: [kind, id],
    queryFn: ({ signal }) => readApplicant(id, how, signal),
    staleTime: freshMs,
    gcTime: keptMs,
  });
}

/** Reads an applicant now. */
export function readApplicant(id: string, how: 'open' | 'ahead', signal?: AbortSignal): Promise<ApplicantPage> {
  const isOpened = how === 'open';
  return readJson(`/api/applicants/${id}${isOpened ? '' : '?prefetch=1'}`, signal, isOpened ? 'auto' : 'low');
}

/** What was fetched of whom these events tell is not shown when they are opened, but read: {@link dropIfOld}. */
export function markOldBy(client: QueryClient, events: readonly LiveEvent[]): void {
  if (events.some(({ kind }) => kind === 'gap'))
    void client.invalidateQueries({ queryKey: [kind], refetchType: 'none' });
  else for (const id of new Set(events.flatMap(applicantOf))) markOld(client, id);
}

/** The same of one applicant. */
export function markOld(client: QueryClient, id: string): void {
  void client.invalidateQueries({ queryKey: applicantQuery(id, 'open').queryKey, exact: true, refetchType: 'none' });
}

/** Forgets what is known to be old, before it is shown. */
export function dropIfOld(client: QueryClient, id: string): void {
  const { queryKey } = applicantQuery(id, 'open');
  if (client.getQueryState(queryKey)?.isInvalidated) client.removeQueries({ queryKey, exact: true });
}

/** Of whom an event tells. */
export function applicantOf(event: LiveEvent): string[] {
  if (event.kind === 'case') return [event.case.applicantId];
  return event.kind === 'hits' ? [event.applicantId] : [];
}

/**
 * Fetches an applicant's text ahead and, with `images`, the first image, which is recorded as sent ahead and does not
 * count as seen. Nothing is recorded as opened. What fails is read again on opening. Nothing for who spares data.
 * @returns the id of the image that was fetched, or null
 */
export async function prefetchApplicant(client: QueryClient, id: string, images: boolean): Promise<string | null> {
  if (sparesData()) return null;
  await prefetchText(client, id);
  const imageId = firstImageOf(client.getQueryData(applicantQuery(id, 'ahead').queryKey));
  if (!images || imageId === null) return null;
  await client.prefetchQuery(imageAheadQuery(imageId));
  return imageId;
}

/** Asked for twice at once, it is fetched once. */
function prefetchText(client: QueryClient, id: string): Promise<void> {
  return client.prefetchQuery({ ...applicantQuery(id, 'ahead'), retry: false });
}

/**
 * Begins to read an applicant who is about to be opened, beside the frame of their page, unless they are in memory.
 * @returns settled once their text is there, or could not be read
 */
export async function beginReading(client: QueryClient, id: string): Promise<void> {
  dropIfOld(client, id);
  if (client.getQueryData(applicantQuery(id, 'ahead').queryKey) !== undefined || sparesData()) return;
  // No image: it would take the processor from the text, and their page asks for it soon after.
  await prefetchText(client, id);
}

/** The image that is on the stage first; null where there is none to be shown. */
export function firstImageOf(page: ApplicantPage | undefined): string | null {
  const first = page?.view.may.seeImages ? page.view.evidence[0] : undefined;
  return first && mayBeShown(first) ? first.imageId : null;
}
