import { type QueryClient, type QueryKey, QueryObserver, queryOptions } from '@tanstack/react-query';

/** How long an image is kept in memory after the last screen that wanted it, in milliseconds: it is personal data. */
const keptMs = 60_000;

/**
 * The address of a rendering. `isAhead`: it is fetched before anyone asked for it, and recorded as such.
 * @param page from 1
 */
export function imageAddress(imageId: string, page: number, size: 'thumb' | 'full', isAhead: boolean): string {
  return `/api/images/${imageId}/${page}?size=${size}${isAhead ? '&prefetch=1' : ''}`;
}

/**
 * The first page of an image, fetched ahead and decoded. Nothing is stored: the answer is `no-store`, and only while
 * this document holds the element does the browser show the same address again without asking (HTML, "list of
 * available images").
 */
export function imageAheadQuery(imageId: string) {
  return queryOptions({
    queryKey: ['image ahead', imageId],
    queryFn: ({ signal }) => decoded(imageAddress(imageId, 1, 'full', true), signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: keptMs,
    retry: false,
    structuralSharing: false,
  });
}

/** Whether an image is in memory or on its way: then it is shown by the address that it was fetched by. */
export function isFetchedAhead(client: QueryClient, imageId: string): boolean {
  const state = client.getQueryState(imageAheadQuery(imageId).queryKey);
  return state?.data !== undefined || state?.fetchStatus === 'fetching';
}

/** While something looks at it, it stays in memory. Gives the function that ends that. */
export function keepInMemory(
  client: QueryClient,
  { queryKey, gcTime }: { queryKey: QueryKey; gcTime?: number },
): () => void {
  return new QueryObserver(client, { queryKey, gcTime, enabled: false }).subscribe(() => undefined);
}

/** @throws DOMException when it does not load, is no image, or is given up */
async function decoded(address: string, signal: AbortSignal): Promise<HTMLImageElement> {
  const image = new Image();
  image.fetchPriority = 'low';
  image.src = address;
  signal.addEventListener('abort', () => image.removeAttribute('src'), { once: true });
  await image.decode();
  return image;
}
